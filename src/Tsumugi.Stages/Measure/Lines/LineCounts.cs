using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>Looks at the beginning, the end and the length of every line once for all measures of lines.</summary>
/// <remarks>Two definitions of a line are counted side by side: between line feeds, and Python's `splitlines`, which some filters use.</remarks>
internal sealed class LineCounts : TextCount
{
    private const int ShortLine = 10;
    private const int FewWords = 3;

    private int _longest;
    private int _second;
    private bool _hasKanaBeyondBmp;
    private bool _isSplit; // whether other breaks than line feeds cut the lines of this text

    /// <summary>Gets the lines with a letter other than white space.</summary>
    public int Filled { get; private set; }

    /// <summary>Gets the lines that `splitlines` gives.</summary>
    public int SplitLines { get; private set; }

    /// <summary>Gets those with a letter other than white space.</summary>
    public int SplitFilled { get; private set; }

    /// <summary>Gets the split lines that begin with • or -.</summary>
    public int BulletDatatrove { get; private set; }

    /// <summary>Gets the filled lines that begin with a mark of lists.</summary>
    public int Bullet { get; private set; }

    /// <summary>Gets the split lines that end with ... or ….</summary>
    public int EllipsisDatatrove { get; private set; }

    /// <summary>Gets how often ... or … stands directly before a line feed.</summary>
    public int EllipsisHojichar { get; private set; }

    /// <summary>Gets the filled lines that break off.</summary>
    public int Ellipsis { get; private set; }

    /// <summary>Gets the filled lines whose very last letter is in datatrove's set.</summary>
    public int TerminalDatatrove { get; private set; }

    /// <summary>Gets the split lines that C4 would keep for their end.</summary>
    public int TerminalC4 { get; private set; }

    /// <summary>Gets the filled lines that end with an end mark.</summary>
    public int Terminal { get; private set; }

    /// <summary>Gets the lines of at most ten letters, empty ones included.</summary>
    public int ShortHojichar { get; private set; }

    /// <summary>Gets the filled lines of at most ten letters.</summary>
    public int Short { get; private set; }

    /// <summary>Gets the lines with a kana.</summary>
    public int Kana { get; private set; }

    /// <summary>Gets the letters of those.</summary>
    public long KanaLetters { get; private set; }

    /// <summary>Gets the letters of all lines.</summary>
    public long Letters { get; private set; }

    /// <summary>Gets the letters of filled lines that equal an earlier line.</summary>
    public long RepeatedFilledLetters { get; private set; }

    /// <summary>Gets the letters of the third longest line; 0 if there are fewer lines.</summary>
    public int ThirdLongest { get; private set; }

    /// <summary>Gets the filled lines with fewer than three words.</summary>
    public int FewWordLines { get; private set; }

    /// <inheritdoc/>
    protected override void Count(in TextView document)
    {
        Clear();
        ReadOnlySpan<char> text = document.Letters;
        ReadOnlySpan<TextLine> lines = document.Lines;
        ReadOnlySpan<int> twins = document.LineTwins;
        ReadOnlySpan<int> words = document.WordList.Starts;
        _isSplit = LineBreaks.MayHaveOther(document);
        _hasKanaBeyondBmp = document.Scripts.BeyondBmp > 0;
        int word = 0;
        int lineEnd = 0; // in letters, with the line feed
        for (int i = 0; i < lines.Length; i++)
        {
            TextLine line = lines[i];
            lineEnd += line.Letters + 1;
            int firstWord = word;
            while (word < words.Length && words[word] < lineEnd)
            {
                word++;
            }

            bool endsWithFeed = line.End < text.Length;
            Look(text[line.Start..line.End], line.Letters, word - firstWord, endsWithFeed, twins[i] != i);
            if (_isSplit)
            {
                SplitFurther(text[line.Start..line.End], endsWithFeed);
            }
        }
    }

    private void Clear()
    {
        Filled = SplitLines = SplitFilled = BulletDatatrove = Bullet = EllipsisDatatrove = EllipsisHojichar = Ellipsis = 0;
        TerminalDatatrove = TerminalC4 = Terminal = ShortHojichar = Short = Kana = ThirdLongest = FewWordLines = 0;
        KanaLetters = Letters = RepeatedFilledLetters = 0;
        _longest = _second = 0;
    }

    private void Look(ReadOnlySpan<char> line, int letters, int words, bool endsWithFeed, bool isRepeated)
    {
        Letters += letters;
        ShortHojichar += letters <= ShortLine ? 1 : 0;
        Rank(letters);
        if (endsWithFeed && (line.EndsWith("...", StringComparison.Ordinal) || line.EndsWith('…')))
        {
            EllipsisHojichar++;
        }

        ReadOnlySpan<char> trimmed = LineEnds.Trim(line);
        if (!_isSplit)
        {
            LookAsPython(trimmed, line.Length > 0 || endsWithFeed);
        }

        if (trimmed.IsEmpty)
        {
            return;
        }

        Filled++;
        Short += letters <= ShortLine ? 1 : 0;
        FewWordLines += words < FewWords ? 1 : 0;
        RepeatedFilledLetters += isRepeated ? letters : 0;
        Bullet += (LetterTraitTable.Of(trimmed[0]) & LetterTraits.Bullet) != LetterTraits.None ? 1 : 0;
        TerminalDatatrove += LineEnds.HasTrait(line, LetterTraits.DatatroveTerminal) ? 1 : 0;
        ReadOnlySpan<char> open = LineEnds.WithoutClosing(trimmed);
        Terminal += LineEnds.HasTrait(open, LetterTraits.EndMark) ? 1 : 0;
        Ellipsis += LineEnds.BreaksOff(open) ? 1 : 0;
        if (LineEnds.HasKana(line, _hasKanaBeyondBmp))
        {
            Kana++;
            KanaLetters += letters;
        }
    }

    private void SplitFurther(ReadOnlySpan<char> line, bool endsWithFeed)
    {
        if (endsWithFeed && line.EndsWith('\r'))
        {
            line = line[..^1]; // CR and LF are one break
        }

        for (int length = LineBreaks.Next(line); length >= 0; length = LineBreaks.Next(line))
        {
            LookAsPython(LineEnds.Trim(line[..length]), true);
            line = line[(length + 1)..];
        }

        LookAsPython(LineEnds.Trim(line), line.Length > 0 || endsWithFeed);
    }

    private void Rank(int letters)
    {
        if (letters >= _longest)
        {
            (ThirdLongest, _second, _longest) = (_second, _longest, letters);
        }
        else if (letters >= _second)
        {
            (ThirdLongest, _second) = (_second, letters);
        }
        else
        {
            ThirdLongest = Math.Max(ThirdLongest, letters);
        }
    }

    private void LookAsPython(ReadOnlySpan<char> trimmed, bool exists)
    {
        if (!exists)
        {
            return;
        }

        SplitLines++;
        if (trimmed.IsEmpty)
        {
            return;
        }

        SplitFilled++;
        BulletDatatrove += trimmed[0] is '•' or '-' ? 1 : 0;
        EllipsisDatatrove += trimmed.EndsWith("...", StringComparison.Ordinal) || trimmed.EndsWith('…') ? 1 : 0;
        ReadOnlySpan<char> cited = LineEnds.WithoutCitations(trimmed);
        TerminalC4 += !cited.IsEmpty && cited[^1] is '.' or '?' or '!' or '"' or '\'' && !cited.EndsWith("...", StringComparison.Ordinal) ? 1 : 0;
    }
}
