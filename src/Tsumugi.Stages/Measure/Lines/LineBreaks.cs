using System.Buffers;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>Knows the letters other than the line feed at which Python's `splitlines` cuts.</summary>
internal static class LineBreaks
{
    private static readonly SearchValues<char> Others = SearchValues.Create("\r\u000B\u000C\u001C\u001D\u001E\u0085\u2028\u2029");

    /// <summary>Says whether a text has any.</summary>
    public static bool HasOther(ReadOnlySpan<char> text) => text.ContainsAny(Others);

    /// <summary>Finds the next one; −1 if there is none.</summary>
    public static int Next(ReadOnlySpan<char> text) => text.IndexOfAny(Others);
}
