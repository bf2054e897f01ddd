using Tsumugi.Contracts.Measures;
using Tsumugi.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Models.Classifier;

/// <summary>Measures documents with a text classifier: the probability of one label, or the mean over numbers that stand for the labels.</summary>
/// <remarks>
/// The model is read when the first document comes, once for all workers; each worker has a predictor of its own (<see cref="ForWorker"/>). Six decimals are kept, as
/// `classify predict` prints, so that the last bits of an exponential function never decide on a document.
/// </remarks>
/// <param name="about">The model as the recipe names it.</param>
/// <param name="model">The classifier.</param>
/// <param name="segmenter">Makes what cuts words for a worker; it gives null for texts as they are.</param>
public sealed class ClassifierMeasure(MeasureModel about, Lazy<FastTextModel> model, Func<ISegmenter?> segmenter) : IMeasure
{
    private const int Decimals = 6;

    private FastTextPredictor? _predictor;
    private ClassifierText? _bytes;
    private float[] _chances = [];
    private double[] _weights = [];
    private int _label;

    /// <inheritdoc/>
    public MeasureCard Card { get; } = about.Card;

    /// <inheritdoc/>
    public IMeasure ForWorker() => new ClassifierMeasure(about, model, segmenter);

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        FastTextPredictor predictor = _predictor ??= Prepare();
        ReadOnlySpan<byte> bytes = _bytes!.Of(document.Letters);
        if (about.Weights is null)
        {
            return Math.Round(Math.Clamp(predictor.ProbabilityOf(bytes, _label), 0, 1), Decimals);
        }

        predictor.ProbabilitiesOf(bytes, _chances);
        double sum = 0;
        for (int i = 0; i < _chances.Length; i++)
        {
            sum += _chances[i] * _weights[i];
        }

        return double.IsFinite(sum) ? Math.Round(sum, Decimals) : 0;
    }

    private FastTextPredictor Prepare()
    {
        _bytes = new ClassifierText(segmenter());
        FastTextModel classifier = model.Value;
        _label = about.Label is { } label ? classifier.LabelOf(label) : 0;
        _chances = new float[classifier.Labels.Count];
        _weights = new double[classifier.Labels.Count];
        foreach (LabelWeight weight in about.Weights ?? [])
        {
            _weights[classifier.LabelOf(weight.Label)] = weight.Weight;
        }

        return new FastTextPredictor(classifier);
    }
}
