using System.Buffers;

namespace Tsumugi.Stages.Measure.Marks;

/// <summary>Finds addresses of the web.</summary>
internal static class Addresses
{
    private static readonly SearchValues<string> Starts = SearchValues.Create(["http://", "https://", "www."], StringComparison.Ordinal);
    private static readonly SearchValues<char> Inside = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/:%#$&?()~.=+-_@!*',;[]");

    /// <summary>Counts the letters that stand in addresses.</summary>
    public static int Letters(ReadOnlySpan<char> text)
    {
        int letters = 0;
        for (int start = text.IndexOfAny(Starts); start >= 0; start = text.IndexOfAny(Starts))
        {
            text = text[start..];
            int length = text.IndexOfAnyExcept(Inside);
            length = length < 0 ? text.Length : length;
            letters += length;
            text = text[length..];
        }

        return letters;
    }
}
