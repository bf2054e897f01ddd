namespace Tsumugi.Stages.Redact.Names;

/// <summary>Reads a few kanji beside a place, each with its usual form and where it stands.</summary>
/// <remarks>𠮷 is two units and counts as 吉; a selector of glyphs (葛󠄀) counts to the letter before it.</remarks>
internal static class NameRun
{
    /// <summary>The most letters that are read: five of a family and three of a given name.</summary>
    internal const int Most = 8;

    /// <summary>Reads the kanji that end at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">The place behind the last one.</param>
    /// <param name="letters">Room for <see cref="Most"/>; filled from the end.</param>
    /// <param name="starts">Where each letter begins; filled in the same way.</param>
    /// <returns>How many letters were read.</returns>
    internal static int Before(ReadOnlySpan<char> text, int end, Span<char> letters, Span<int> starts)
    {
        int count = 0;
        for (int at = end; at > 0 && count < Most;)
        {
            char letter = text[at - 1];
            if (NameLetters.IsAttached(letter))
            {
                bool pair = char.IsLowSurrogate(letter) && at > 1 && char.IsHighSurrogate(text[at - 2]);
                if (pair && text[at - 2] is >= '\uD840' and <= '\uD87F')
                {
                    at -= 2;
                    letters[^++count] = NameLetters.Usual(text[at], letter);
                    starts[^count] = at;
                    continue;
                }

                if (pair ? text[at - 2] != '\uDB40' : char.IsLowSurrogate(letter))
                {
                    return count;
                }

                at -= pair ? 2 : 1;
                continue;
            }

            bool infix = count > 0 && at > 1 && NameLetters.IsInfix(letter) && NameLetters.IsKanji(text[at - 2]);
            if (!infix && (!NameLetters.IsKanji(letter) || char.IsHighSurrogate(letter)))
            {
                return count;
            }

            letters[^++count] = NameLetters.Usual(letter);
            starts[^count] = --at;
        }

        return count;
    }

    /// <summary>Reads the kanji that begin at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place.</param>
    /// <param name="letters">Room for <see cref="Most"/>; filled from the beginning.</param>
    /// <param name="end">The place behind the last one that was read.</param>
    /// <returns>How many letters were read.</returns>
    internal static int Behind(ReadOnlySpan<char> text, int start, Span<char> letters, out int end)
    {
        int count = 0;
        for (end = start; end < text.Length && count < Most;)
        {
            char letter = text[end];
            if (letter is >= '\uD840' and <= '\uD87F' && end + 1 < text.Length && char.IsLowSurrogate(text[end + 1]))
            {
                letters[count++] = NameLetters.Usual(letter, text[end + 1]);
                end += 2;
            }
            else if (count > 0 && NameLetters.IsInfix(letter) && end + 1 < text.Length && NameLetters.IsKanji(text[end + 1]))
            {
                letters[count++] = letter;
                end++;
            }
            else if (NameLetters.IsKanji(letter) && !char.IsHighSurrogate(letter))
            {
                letters[count++] = NameLetters.Usual(letter);
                end++;
            }
            else
            {
                break;
            }

            end += end < text.Length && text[end] is >= '\uFE00' and <= '\uFE0F' ? 1 : 0;
            end += end + 1 < text.Length && text[end] == '\uDB40' && char.IsLowSurrogate(text[end + 1]) ? 2 : 0;
        }

        return count;
    }
}
