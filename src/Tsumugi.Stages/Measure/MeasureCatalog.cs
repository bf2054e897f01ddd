using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Japanese;
using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Stages.Measure.Repetition;
using Tsumugi.Stages.Measure.Scripts;
using Tsumugi.Stages.Measure.Sentences;
using Tsumugi.Stages.Measure.Size;

namespace Tsumugi.Stages.Measure;

/// <summary>Lists all measures; the order is that of the stored columns.</summary>
public static class MeasureCatalog
{
    /// <summary>Gets all measures.</summary>
    public static IReadOnlyList<IMeasure> All { get; } =
    [
        new Letters(),
        new Utf8Bytes(),
        new Lines(),
        new Paragraphs(),
        new Size.Sentences(),
        new JapaneseLetters(),
        new JapaneseShare(),
        new HiraganaShare(),
        new HiraganaShareOfAll(),
        new KatakanaShare(),
        new KanjiShare(),
        new KanjiShareAllPlanes(),
        new Kuten(),
        new KutenShare(),
        new Toten(),
        new TotenShare(),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Letters, allPlanes: true, asciiMarks: false),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Letters, allPlanes: false, asciiMarks: true),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Letters, allPlanes: true, asciiMarks: true),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Share, allPlanes: true, asciiMarks: false),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Share, allPlanes: false, asciiMarks: true),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Share, allPlanes: true, asciiMarks: true),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Hiragana, allPlanes: true, asciiMarks: false),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Hiragana, allPlanes: false, asciiMarks: true),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Hiragana, allPlanes: true, asciiMarks: true),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Katakana, allPlanes: true, asciiMarks: false),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Katakana, allPlanes: false, asciiMarks: true),
        new RepairedSwallowLetters(RepairedSwallowLetters.Part.Katakana, allPlanes: true, asciiMarks: true),
        new LatinShare(),
        new DigitShare(),
        new SymbolShare(),
        new BlankShare(),
        new HangulShare(),
        new BrokenShare(),
        new MeanSentenceLength(),
        new LongestSentence(),
        new EllipsisShare(),
        new EndsPerLetter(),
        new DuplicateLineShare(),
        new DuplicateLineLettersShare(),
        new DuplicateParagraphShare(),
        new DuplicateParagraphShareSwallowCode(),
        new DuplicateParagraphLettersShare(),
        new DuplicateSentenceShare(),
        new DuplicateSentenceLettersShare(),
        new TopNgramShare(2),
        new TopNgramShare(3),
        new TopNgramShare(4),
        new DuplicateNgramShareSwallowCode(5),
        new DuplicateNgramShareSwallowCode(6),
        new DuplicateNgramShareSwallowCode(7),
        new DuplicateNgramShareSwallowCode(8),
        new DuplicateNgramShareSwallowCode(9),
        new DuplicateNgramShareSwallowCode(10),
        new DuplicateNgramShareSwallowPaper(5),
        new DuplicateNgramShareSwallowPaper(6),
        new DuplicateNgramShareSwallowPaper(7),
        new DuplicateNgramShareSwallowPaper(8),
        new DuplicateNgramShareSwallowPaper(9),
        new DuplicateNgramShareSwallowPaper(10),
        new SwallowNgShare(),
    ];

    /// <summary>Finds a measure by its id; null if there is none.</summary>
    public static IMeasure? Find(string id) => All.FirstOrDefault(measure => measure.Card.Id == id);
}
