namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>A set of short phrases that is asked for the ends and beginnings of a text.</summary>
internal sealed class PhraseSet
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _phrases;
    private readonly int _longest;

    /// <summary>Makes a set.</summary>
    internal PhraseSet(IReadOnlyList<string> phrases)
    {
        _phrases = new HashSet<string>(phrases, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = phrases.Max(phrase => phrase.Length);
    }

    /// <summary>Gets the length of the longest phrase that a text ends in; 0 if in none.</summary>
    internal int Ends(ReadOnlySpan<char> text)
    {
        for (int length = Math.Min(_longest, text.Length); length > 0; length--)
        {
            if (_phrases.Contains(text[^length..]))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Gets the length of the longest phrase that a text begins with; 0 if with none.</summary>
    internal int Begins(ReadOnlySpan<char> text)
    {
        for (int length = Math.Min(_longest, text.Length); length > 0; length--)
        {
            if (_phrases.Contains(text[..length]))
            {
                return length;
            }
        }

        return 0;
    }
}
