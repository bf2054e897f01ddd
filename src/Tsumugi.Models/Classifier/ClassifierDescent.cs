using Tsumugi.Models.Matrices;

namespace Tsumugi.Models.Classifier;

/// <summary>One step of gradient descent after another over a dense model (fastText 0.9.2, model.cc update and loss.cc forward).</summary>
internal sealed class ClassifierDescent
{
    private readonly FastTextModel _model;
    private readonly FeatureScanner _scanner;
    private readonly DenseRows _input;
    private readonly DenseRows _output;
    private readonly float[] _hidden;
    private readonly float[] _gradient;
    private readonly float[] _chances;

    /// <summary>Prepares the descent; the model's rows are changed by it.</summary>
    public ClassifierDescent(FastTextModel model)
    {
        _model = model;
        _scanner = new FeatureScanner(model.Arguments, model.Vocabulary);
        _input = (DenseRows)model.Input;
        _output = (DenseRows)model.Output;
        _hidden = new float[model.Arguments.Dimension];
        _gradient = new float[model.Arguments.Dimension];
        _chances = new float[model.Labels.Count];
    }

    /// <summary>Moves the weights a little towards the right label.</summary>
    /// <returns>The loss before the step, in nats.</returns>
    public double Step(ReadOnlySpan<byte> text, int label, float rate)
    {
        ReadOnlySpan<int> rows = _scanner.Scan(text);
        if (rows.IsEmpty)
        {
            return 0;
        }

        _hidden.AsSpan().Clear();
        _gradient.AsSpan().Clear();
        RowSums.AddRows(_hidden, _input.Values, rows);
        float share = (float)(1.0 / rows.Length);
        RowSums.Scale(_hidden, share);
        double loss = _model.Tree is { } tree ? DescendTree(tree, label, rate) : DescendSoftmax(label, rate);
        RowSums.Scale(_gradient, share);
        foreach (int row in rows)
        {
            RowSums.Add(_input[row], _gradient);
        }

        return loss;
    }

    private double DescendSoftmax(int label, float rate)
    {
        for (int i = 0; i < _chances.Length; i++)
        {
            _chances[i] = _output.Dot(i, _hidden);
        }

        LabelSoftmax.Of(_chances);
        double loss = -Math.Log(_chances[label] + 1e-12);
        for (int i = 0; i < _chances.Length; i++)
        {
            Move(i, rate * ((i == label ? 1 : 0) - _chances[i]));
        }

        return loss;
    }

    private double DescendTree(LabelTree tree, int label, float rate)
    {
        double loss = 0;
        for (int node = label; tree.Parent(node) >= 0; node = tree.Parent(node))
        {
            int above = tree.Parent(node);
            bool isRight = tree.Right(above) == node;
            float chance = (float)(1.0 / (1.0 + Math.Exp(-_output.Dot(above - tree.Leaves, _hidden))));
            loss -= Math.Log((isRight ? chance : 1 - chance) + 1e-12);
            Move(above - tree.Leaves, rate * ((isRight ? 1 : 0) - chance));
        }

        return loss;
    }

    private void Move(int row, float step)
    {
        RowSums.AddScaled(_gradient, _output[row], step);
        RowSums.AddScaled(_output[row], _hidden, step);
    }
}
