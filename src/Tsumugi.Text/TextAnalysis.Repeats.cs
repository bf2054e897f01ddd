namespace Tsumugi.Text;

/// <content>Counts what is repeated as a whole: lines, sentences, paragraphs and blocks.</content>
public sealed partial class TextAnalysis
{
    internal RepeatCounts RepeatedLines(ReadOnlySpan<char> text, out ReadOnlySpan<int> twins)
    {
        if (Needs(Part.RepeatedLines))
        {
            _repeatedLines = _repeats.Lines(text, Lines(text), Seed(text), _lineTwins);
        }

        twins = _lineTwins.Written;
        return _repeatedLines;
    }

    internal RepeatCounts RepeatedSentences(ReadOnlySpan<char> text, out ReadOnlySpan<int> twins)
    {
        if (Needs(Part.RepeatedSentences))
        {
            _repeatedSentences = _repeats.Sentences(text, Sentences(text), Seed(text), _sentenceTwins);
        }

        twins = _sentenceTwins.Written;
        return _repeatedSentences;
    }

    internal RepeatCounts RepeatedParagraphs(ReadOnlySpan<char> text, out ReadOnlySpan<int> twins)
    {
        if (Needs(Part.RepeatedParagraphs))
        {
            _ = RepeatedSentences(text, out ReadOnlySpan<int> sentenceTwins);
            _repeatedParagraphs = _repeats.Paragraphs(Lines(text), Sentences(text), sentenceTwins, Seed(text), _paragraphTwins);
        }

        twins = _paragraphTwins.Written;
        return _repeatedParagraphs;
    }

    internal RepeatCounts RepeatedBlocks(ReadOnlySpan<char> text)
    {
        if (Needs(Part.RepeatedBlocks))
        {
            SentenceSplitter.SplitBlocks(text, Scripts(text).BeyondBmp > 0, _blocks);
            _repeatedBlocks = _repeats.Lines(text, _blocks.Written, Seed(text), _blockTwins);
        }

        return _repeatedBlocks;
    }
}
