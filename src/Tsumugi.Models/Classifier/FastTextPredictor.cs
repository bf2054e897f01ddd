using Tsumugi.Models.Matrices;

namespace Tsumugi.Models.Classifier;

/// <summary>Looks at texts with a classifier; for one worker at a time, since its buffers are reused.</summary>
/// <param name="model">The classifier.</param>
public sealed class FastTextPredictor(FastTextModel model)
{
    /// <summary>What fastText adds to a probability before it takes the logarithm (loss.cc, std_log).</summary>
    private const double Floor = 1e-5;

    private const int SigmoidSteps = 512;
    private const int SigmoidReach = 8;

    private static readonly float[] Sigmoids = SigmoidTable();

    private readonly FeatureScanner _scanner = new(model.Arguments, model.Vocabulary);
    private readonly float[] _hidden = new float[model.Arguments.Dimension];
    private readonly float[] _output = new float[model.Labels.Count];
    private readonly Stack<(int Node, float Score)> _open = new();

    /// <summary>Gets the classifier.</summary>
    public FastTextModel Model => model;

    /// <summary>Finds the likeliest labels of a text.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="best">Where to put them, the likeliest first; its length is how many are wanted.</param>
    /// <param name="threshold">Labels below this are left out.</param>
    /// <returns>How many were found; none if the text has no word and no n-gram that the model knows.</returns>
    public int Predict(ReadOnlySpan<byte> text, Span<LabelScore> best, float threshold = 0)
    {
        if (best.IsEmpty || !Average(text))
        {
            return 0;
        }

        if (model.Tree is { } tree)
        {
            return Walk(tree, best, threshold);
        }

        Weigh();
        int count = 0;
        for (int i = 0; i < _output.Length; i++)
        {
            if (_output[i] >= threshold)
            {
                count = Insert(best, count, new LabelScore(i, MathF.Log((float)(_output[i] + Floor))));
            }
        }

        return Finish(best, count);
    }

    /// <summary>Gets the probability of one label; 0 if the text has nothing that the model knows.</summary>
    public double ProbabilityOf(ReadOnlySpan<byte> text, int label)
    {
        if (!Average(text))
        {
            return 0;
        }

        if (model.Tree is { } tree)
        {
            return Descend(tree, label);
        }

        Weigh();
        return float.IsFinite(_output[label]) ? _output[label] : 0;
    }

    /// <summary>Gets the probability of every label; 0 if the text has nothing that the model knows.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="all">Receives as many numbers as there are labels.</param>
    public void ProbabilitiesOf(ReadOnlySpan<byte> text, Span<float> all)
    {
        all.Clear();
        if (!Average(text))
        {
            return;
        }

        if (model.Tree is not { } tree)
        {
            Weigh();
            _output.CopyTo(all);
            return;
        }

        for (int label = 0; label < _output.Length; label++)
        {
            all[label] = (float)Descend(tree, label);
        }
    }

    private double Descend(LabelTree tree, int label)
    {
        double probability = 1;
        for (int node = label; tree.Parent(node) >= 0; node = tree.Parent(node))
        {
            int above = tree.Parent(node);
            double right = Share(model.Output.Dot(above - tree.Leaves, _hidden));
            probability *= tree.Right(above) == node ? right : 1 - right;
        }

        return double.IsFinite(probability) ? probability : 0;
    }

    /// <summary>Puts a score where it belongs; of equal ones the later label wins, as in fastText's heap for the first place.</summary>
    private static int Insert(Span<LabelScore> best, int count, LabelScore score)
    {
        int at = count;
        while (at > 0 && best[at - 1].Probability <= score.Probability)
        {
            at--;
        }

        if (at == best.Length)
        {
            return count;
        }

        int kept = Math.Min(count, best.Length - 1);
        best[at..kept].CopyTo(best[(at + 1)..]);
        best[at] = score;
        return kept + 1;
    }

    private static int Finish(Span<LabelScore> best, int count)
    {
        for (int i = 0; i < count; i++)
        {
            best[i] = best[i] with { Probability = MathF.Exp(best[i].Probability) };
        }

        return count;
    }

    private static float Share(float product) => (float)(1.0 / (1.0 + Math.Exp(-product)));

    /// <summary>Makes the sigmoid of fastText, which is a table of 512 steps from -8 to 8 (loss.cc).</summary>
    private static float[] SigmoidTable()
    {
        float[] table = new float[SigmoidSteps + 1];
        for (int i = 0; i < table.Length; i++)
        {
            float x = (float)(i * 2 * SigmoidReach) / SigmoidSteps;
            table[i] = (float)(1.0 / (1.0 + Math.Exp(-(x - SigmoidReach))));
        }

        return table;
    }

    private static float TableSigmoid(float x) => x < -SigmoidReach ? 0 : x > SigmoidReach ? 1 : float.IsNaN(x) ? 0 : Sigmoids[(int)((x + SigmoidReach) * SigmoidSteps / SigmoidReach / 2)];

    private bool Average(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<int> rows = _scanner.Scan(text);
        if (rows.IsEmpty)
        {
            return false;
        }

        _hidden.AsSpan().Clear();
        if (model.Input is DenseRows dense)
        {
            RowSums.AddRows(_hidden, dense.Values, rows);
        }
        else
        {
            foreach (int row in rows)
            {
                model.Input.AddTo(_hidden, row);
            }
        }

        RowSums.Scale(_hidden, (float)(1.0 / rows.Length));
        return true;
    }

    private void Weigh()
    {
        for (int i = 0; i < _output.Length; i++)
        {
            _output[i] = model.Output.Dot(i, _hidden);
        }

        if (model.Arguments.Loss == ClassifierLoss.Softmax)
        {
            LabelSoftmax.Of(_output);
            return;
        }

        for (int i = 0; i < _output.Length; i++)
        {
            _output[i] = TableSigmoid(_output[i]);
        }
    }

    /// <summary>Walks the tree, leaving out what cannot come among the best any more.</summary>
    private int Walk(LabelTree tree, Span<LabelScore> best, float threshold)
    {
        int count = 0;
        float least = (float)Math.Log(threshold + Floor);
        _open.Clear();
        _open.Push((tree.Root, 0));
        while (_open.TryPop(out (int Node, float Score) top))
        {
            if (top.Score < least || (count == best.Length && top.Score < best[count - 1].Probability))
            {
                continue;
            }

            if (top.Node < tree.Leaves)
            {
                count = Insert(best, count, new LabelScore(top.Node, top.Score));
                continue;
            }

            float right = Share(model.Output.Dot(top.Node - tree.Leaves, _hidden));
            _open.Push((tree.Right(top.Node), top.Score + (float)Math.Log(right + Floor)));
            _open.Push((tree.Left(top.Node), top.Score + (float)Math.Log(1.0 - right + Floor)));
        }

        return Finish(best, count);
    }
}
