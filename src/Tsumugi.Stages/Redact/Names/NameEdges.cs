namespace Tsumugi.Stages.Redact.Names;

/// <summary>Says what may stand beside a name.</summary>
/// <remarks>A mask's bracket is never an edge: what a mask hides may have been part of the word, and a second run must not find more than the first.</remarks>
internal static class NameEdges
{
    /// <summary>Says whether no word runs into a name that begins at a place.</summary>
    internal static bool IsClear(ReadOnlySpan<char> text, int start)
    {
        if (start == 0)
        {
            return true;
        }

        char before = text[start - 1];
        return !NameLetters.IsKanji(before) && !NameLetters.IsAttached(before) && before is not ('〔' or '〕' or 'お' or 'ご' or '@' or '＠' or '_');
    }

    /// <summary>Says whether a mask touches the place.</summary>
    internal static bool IsMask(ReadOnlySpan<char> text, int at) => (uint)at < (uint)text.Length && text[at] is '〔' or '〕';

    /// <summary>Says whether a name behind a label ends at a place: nothing that a longer word would go on with.</summary>
    internal static bool Ends(ReadOnlySpan<char> text, int end, bool full)
    {
        if (end >= text.Length)
        {
            return true;
        }

        char behind = text[end];
        if (NameLetters.IsHiragana(behind))
        {
            return full && "がはをにのとでもへやだらよかさく".Contains(behind, StringComparison.Ordinal);
        }

        return !NameLetters.IsKanji(behind) && !NameLetters.IsKatakana(behind) && !NameLetters.IsAttached(behind) && behind is not ('〔' or '〕' or '@' or '＠' or '_' or '〇' or '○') && !char.IsHighSurrogate(behind);
    }
}
