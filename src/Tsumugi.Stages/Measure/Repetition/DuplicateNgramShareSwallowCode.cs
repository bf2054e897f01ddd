using System.Globalization;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how many of the different n-grams occur more than once, as Swallow's code does.</summary>
/// <remarks>The occurrences that its text speaks of are counted by <see cref="DuplicateNgramShareSwallowPaper"/>. One object per n.</remarks>
public sealed class DuplicateNgramShareSwallowCode : IMeasure
{
    private readonly int _n;

    /// <summary>Creates the measure for one length.</summary>
    public DuplicateNgramShareSwallowCode(int n)
    {
        _n = n;
        Card = new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"repetition/duplicate-{n}gram-share-swallow-code"),
            Summary = string.Create(CultureInfo.InvariantCulture, $"How many of the different runs of {n} letters occur more than once."),
            SummaryJa = string.Create(CultureInfo.InvariantCulture, $"2 回以上現れる文字 {n}-gram の割合（種類数、Swallow の実装）。"),
            Formula = string.Create(CultureInfo.InvariantCulture, $"different character {n}-grams with a frequency above 1 / different character {n}-grams, over the raw text with line feeds, code points; 0 if there are none"),
            Unit = Unit.Ratio,
            Source = string.Create(CultureInfo.InvariantCulture, $"swallow-llm/swallow-corpus@2d03507, quality.py, duplicate_{n}gram_character_fraction"),
            Notes = "Quirk kept: a text that repeats one line a thousand times scores as one that repeats it twice.",
            NotesJa = "残した癖: 同じ行を千回繰り返しても、二回繰り返した場合と同じ値になります。",
        };
    }

    /// <inheritdoc/>
    public MeasureCard Card { get; }

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        NgramCounts ngrams = document.Ngrams(_n);
        return ngrams.Distinct == 0 ? 0 : (double)ngrams.DistinctRepeated / ngrams.Distinct;
    }

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans) => RepeatedNgrams.Locate(document, _n, spans);
}
