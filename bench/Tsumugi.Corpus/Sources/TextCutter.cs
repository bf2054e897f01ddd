namespace Tsumugi.Corpus.Sources;

/// <summary>Cuts text into clauses behind 。！？、 and line ends, and behind . ! ? , when white space follows.</summary>
public static class TextCutter
{
    private const string Stops = "。！？!?．";
    private const string Commas = "、，,";

    /// <summary>Adds the parts of <paramref name="text"/>; white space at both ends and line ends become markup.</summary>
    /// <param name="text">The letters.</param>
    /// <param name="offset">Where they begin in the page.</param>
    /// <param name="boilerplate">What the clauses are marked with.</param>
    /// <param name="parts">Where the parts go.</param>
    public static void Cut(ReadOnlySpan<char> text, int offset, bool boilerplate, List<PagePart> parts)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            PartKind kind = KindAt(text, i);
            if (kind == PartKind.Markup)
            {
                continue;
            }

            // 」 and ） belong to the clause that they close.
            while (kind != PartKind.Open && i + 1 < text.Length && text[i + 1] is '」' or '』' or '）')
            {
                i++;
            }

            AddClause(text[start..(i + 1)], offset + start, kind, boilerplate, parts);
            start = i + 1;
        }

        if (start < text.Length)
        {
            AddClause(text[start..], offset + start, PartKind.Open, boilerplate, parts);
        }
    }

    /// <summary>Says how a clause ends at a letter; <see cref="PartKind.Markup"/> where none ends.</summary>
    private static PartKind KindAt(ReadOnlySpan<char> text, int at)
    {
        char letter = text[at];
        bool spaceFollows = at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]);
        if (letter == '\n')
        {
            return PartKind.Open;
        }

        if (Stops.Contains(letter, StringComparison.Ordinal) || (letter == '.' && spaceFollows))
        {
            return letter is not ('!' or '?') || spaceFollows ? PartKind.Stop : PartKind.Markup;
        }

        return Commas.Contains(letter, StringComparison.Ordinal) && (letter != ',' || spaceFollows) ? PartKind.Comma : PartKind.Markup;
    }

    private static void AddClause(ReadOnlySpan<char> clause, int offset, PartKind kind, bool boilerplate, List<PagePart> parts)
    {
        int before = clause.Length - clause.TrimStart().Length;
        int letters = clause.Trim().Length;
        int after = clause.Length - before - letters;
        if (letters == 0)
        {
            parts.Add(new PagePart(offset, clause.Length, PartKind.Markup));
            return;
        }

        if (before > 0)
        {
            parts.Add(new PagePart(offset, before, PartKind.Markup));
        }

        parts.Add(new PagePart(offset + before, letters, kind, boilerplate));
        if (after > 0)
        {
            parts.Add(new PagePart(offset + before + letters, after, PartKind.Markup));
        }
    }
}
