namespace Tsumugi.Text;

/// <summary>Counts letters of UTF-16 text.</summary>
public static class CodePoints
{
    /// <summary>Counts the code points of a text; the second half of a surrogate pair is none of its own.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char unit in text)
        {
            count += char.IsLowSurrogate(unit) ? 0 : 1;
        }

        return count;
    }
}
