using Tsumugi.Contracts.Measures;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Text;

namespace Tsumugi.Models.Ngrams;

/// <summary>Measures documents with an n-gram language model: the bits that a letter costs.</summary>
/// <remarks>The model is read when the first document comes, once for all workers; each worker has a scorer of its own (<see cref="ForWorker"/>).</remarks>
/// <param name="about">The model as the recipe names it.</param>
/// <param name="model">The language model.</param>
/// <param name="tokenizer">The tokenizer over whose pieces it was trained; null for letters.</param>
public sealed class NgramMeasure(MeasureModel about, Lazy<NgramModel> model, Lazy<Tokenizer>? tokenizer = null) : IMeasure
{
    private NgramScorer? _scorer;

    /// <inheritdoc/>
    public MeasureCard Card { get; } = about.Card;

    /// <inheritdoc/>
    public IMeasure ForWorker() => new NgramMeasure(about, model, tokenizer);

    /// <inheritdoc/>
    public double Of(in TextView document) => (_scorer ??= new NgramScorer(model.Value, tokenizer?.Value)).Score(document.Letters).PerLetter;
}
