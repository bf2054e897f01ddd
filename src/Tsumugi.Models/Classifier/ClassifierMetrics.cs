namespace Tsumugi.Models.Classifier;

/// <summary>Counts how well a classifier does on labelled texts.</summary>
/// <remarks>Precision and recall of the likeliest label, and for each label the area under the ROC curve of its probability (rank statistic, ties count half).</remarks>
/// <param name="labels">The labels of the model.</param>
public sealed class ClassifierMetrics(IReadOnlyList<string> labels)
{
    private readonly List<float>[] _scores = [.. labels.Select(_ => new List<float>())];
    private readonly List<int> _truth = [];
    private readonly long[] _right = new long[labels.Count];
    private readonly long[] _predicted = new long[labels.Count];
    private readonly long[] _actual = new long[labels.Count];

    /// <summary>Gets how many texts were counted.</summary>
    public int Texts => _truth.Count;

    /// <summary>Gets how many have a label that the model does not know; they count as wrong.</summary>
    public int Unknown { get; private set; }

    /// <summary>Gets the share of texts whose likeliest label is the right one.</summary>
    public double Accuracy => Texts == 0 ? 0 : (double)_right.Sum() / Texts;

    /// <summary>Counts one text.</summary>
    /// <param name="truth">Its label; -1 if the model does not know it.</param>
    /// <param name="best">The label that was predicted; -1 for none.</param>
    /// <param name="probabilities">The probability of each label.</param>
    public void Add(int truth, int best, ReadOnlySpan<float> probabilities)
    {
        _truth.Add(truth);
        for (int i = 0; i < labels.Count; i++)
        {
            _scores[i].Add(probabilities[i]);
        }

        if (best >= 0)
        {
            _predicted[best]++;
        }

        if (truth < 0)
        {
            Unknown++;
            return;
        }

        _actual[truth]++;
        _right[truth] += best == truth ? 1 : 0;
    }

    /// <summary>Gets the figures of each label, in the order of the labels.</summary>
    public IReadOnlyList<LabelFigures> Labels() => [.. labels.Select((name, i) => new LabelFigures(name, _actual[i], Share(_right[i], _predicted[i]), Share(_right[i], _actual[i]), AreaUnderCurve(i)))];

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;

    /// <summary>Gets the chance that a text with the label scores higher than one without; null if there are none of either.</summary>
    private double? AreaUnderCurve(int label)
    {
        int[] order = [.. Enumerable.Range(0, Texts)];
        float[] keys = [.. _scores[label]];
        Array.Sort(keys, order);
        double ranks = 0;
        for (int start = 0; start < keys.Length;)
        {
            int end = start;
            int positives = 0;
            for (; end < keys.Length && keys[end] == keys[start]; end++)
            {
                positives += _truth[order[end]] == label ? 1 : 0;
            }

            // Equal scores share the mean of their ranks, which count from 1.
            ranks += positives * ((start + end + 1) / 2.0);
            start = Math.Max(end, start + 1);
        }

        double with = _actual[label];
        double without = Texts - with;
        return with == 0 || without == 0 ? null : (ranks - (with * (with + 1) / 2)) / (with * without);
    }
}
