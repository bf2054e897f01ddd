using System.Buffers;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Sentences;

/// <summary>How many sentences end with an end mark and are no list.</summary>
public sealed class KeptShareLlmJpTools : IMeasure
{
    private const int MostMarks = 10;

    private static readonly SearchValues<char> Marks = SearchValues.Create("「」・区");

    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "sentence/kept-share-llm-jp-tools",
        Summary = "How many sentences end with an end mark and are no list.",
        SummaryJa = "文末記号で終わり、箇条書きでない文の割合。",
        Formula = "sentences ending with one of ！？!?。．… and with at most ten of 「, 」, ・ and 区 together / sentences; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "llm-jp/llm-jp-corpus-tools, mC4 cleaner",
        Notes = "Sentences are those of sentence/mean-length; the ten are counted together. The stop patterns of the source are not part of it.",
        NotesJa = "文の区切りは sentence/mean-length と同じで、10 種をまとめて数えます。出典の停止パターンは含みません。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ReadOnlySpan<TextSentence> sentences = document.Sentences;
        int kept = 0;
        foreach (ref readonly TextSentence sentence in sentences)
        {
            ReadOnlySpan<char> letters = document.Letters[sentence.Start..sentence.End];
            kept += letters[^1] is '！' or '？' or '!' or '?' or '。' or '．' or '…' && !IsList(letters) ? 1 : 0;
        }

        return Quotient.Of(kept, sentences.Length);
    }

    private static bool IsList(ReadOnlySpan<char> letters)
    {
        int marks = 0;
        for (int at = letters.IndexOfAny(Marks); at >= 0 && marks <= MostMarks; at = letters.IndexOfAny(Marks))
        {
            marks++;
            letters = letters[(at + 1)..];
        }

        return marks > MostMarks;
    }
}
