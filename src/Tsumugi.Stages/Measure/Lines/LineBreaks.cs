using System.Buffers;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>Knows the letters other than the line feed at which Python's `splitlines` cuts.</summary>
internal static class LineBreaks
{
    private const string Letters = "\r\u000B\u000C\u001C\u001D\u001E\u0085\u2028\u2029";
    private static readonly SearchValues<char> Others = SearchValues.Create(Letters);

    /// <summary>Says whether a text may have any: its different letters are asked, not all; it errs only towards true.</summary>
    public static bool MayHaveOther(in TextView document)
    {
        for (int i = 0; i < Letters.Length; i++)
        {
            if (document.MayHave(Letters.AsSpan(i, 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the next one; −1 if there is none.</summary>
    public static int Next(ReadOnlySpan<char> text) => text.IndexOfAny(Others);
}
