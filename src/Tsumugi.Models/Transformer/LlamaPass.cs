using Tsumugi.Models.Matrices;

namespace Tsumugi.Models.Transformer;

/// <summary>Runs sequences of equal length through a model: forwards for losses, and back for gradients, all written by hand.</summary>
/// <remarks>
/// <para>
/// A row is one token of one sequence. Sums over rows (weights of norms) go by blocks of fixed size, sums over tokens of one kind
/// (embeddings) by rows, and products of matrices as <see cref="Gemm"/> says: the number of threads changes no bit of a gradient.
/// </para>
/// <para>One caller at a time; the buffers are made once.</para>
/// </remarks>
public sealed partial class LlamaPass
{
    private const int Grain = 32;

    /// <summary>Rows whose predictions are in memory at once: a vocabulary of 32,000 takes 65 MB then.</summary>
    private const int RowsOfLogits = 512;

    private readonly LlamaModel _model;
    private readonly LlamaShape _shape;
    private readonly int _threads;
    private readonly int _rows;
    private readonly LayerTrace[] _layers;
    private readonly RotaryEmbedding _rotary;
    private readonly float[] _last;
    private readonly float[] _normed;
    private readonly float[] _hidden;
    private readonly float[] _logits;
    private readonly double[] _losses;
    private int[] _tokens = [];

    /// <summary>Makes room for sequences.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sequences">How many at once.</param>
    /// <param name="length">Tokens of each; at most the model's context.</param>
    /// <param name="threads">The most threads to use.</param>
    public LlamaPass(LlamaModel model, int sequences, int length, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, model.Shape.ContextLength);
        (_model, _shape, _threads, Sequences, Length) = (model, model.Shape, threads, sequences, length);
        _rows = sequences * length;
        _layers = [.. Enumerable.Range(0, _shape.Layers).Select(_ => new LayerTrace(_shape, sequences, length))];
        _rotary = new RotaryEmbedding(length, _shape.HeadWidth, _shape.RotaryBase);
        _last = new float[_rows * _shape.Width];
        _normed = new float[_rows * _shape.Width];
        _hidden = new float[_rows * _shape.HiddenWidth];
        _logits = new float[Math.Min(_rows, RowsOfLogits) * _shape.VocabularySize];
        _losses = new double[_rows];
    }

    /// <summary>Gets how many sequences there are.</summary>
    public int Sequences { get; }

    /// <summary>Gets the tokens of each.</summary>
    public int Length { get; }

    /// <summary>Gets the loss of each prediction.</summary>
    /// <param name="tokens">Sequences, one after the other.</param>
    /// <param name="targets">The token that follows each; −1 where none is asked.</param>
    /// <returns>−ln P of each target in nats, 0 where none is asked; valid until the next call.</returns>
    public ReadOnlySpan<double> Losses(int[] tokens, int[] targets)
    {
        Forward(tokens);
        for (int start = 0; start < _rows; start += RowsOfLogits)
        {
            int count = Math.Min(RowsOfLogits, _rows - start);
            Predict(start, count);
            int from = start;
            RowWork.Run(count, Grain, _threads, (first, end) =>
            {
                for (int row = first; row < end; row++)
                {
                    int target = targets[from + row];
                    _losses[from + row] = target < 0 ? 0 : Softmax.CrossEntropy(_logits.AsSpan(row * _shape.VocabularySize, _shape.VocabularySize), target);
                }
            });
        }

        return _losses;
    }

    /// <summary>Gets the scores of all tokens behind one row.</summary>
    /// <param name="tokens">Sequences, one after the other.</param>
    /// <param name="row">Which row.</param>
    /// <returns>A score for each token; valid until the next call.</returns>
    public ReadOnlySpan<float> Logits(int[] tokens, int row)
    {
        Forward(tokens);
        Predict(row, 1);
        return _logits.AsSpan(0, _shape.VocabularySize);
    }

    /// <summary>Gets the normed stream behind the last layer: what embeddings are made of.</summary>
    internal ReadOnlySpan<float> Hidden => _normed;

    /// <summary>Gets queries, keys and values of a layer after <see cref="Forward"/>.</summary>
    internal ReadOnlySpan<float> Heads(int layer) => _layers[layer].Heads;

    /// <summary>Runs all layers.</summary>
    internal void Forward(int[] tokens)
    {
        if (tokens.Length != _rows)
        {
            throw new ArgumentException("as many tokens are expected as the pass has rows", nameof(tokens));
        }

        _tokens = tokens;
        int width = _shape.Width;
        ParameterSlice embedding = _model.Layout.Embedding;
        float[] stream = _shape.Layers > 0 ? _layers[0].Input : _last;
        for (int row = 0; row < _rows; row++)
        {
            embedding.Of(_model.Values).Slice(tokens[row] * width, width).CopyTo(stream.AsSpan(row * width));
        }

        for (int layer = 0; layer < _shape.Layers; layer++)
        {
            ForwardLayer(layer, _layers[layer], layer + 1 < _shape.Layers ? _layers[layer + 1].Input : _last);
        }

        Norm(_last, _model.Layout.FinalNorm);
    }

    private void ForwardLayer(int index, LayerTrace layer, float[] output)
    {
        LayerSlices slices = _model.Layout.Layers[index];
        AttentionShape heads = _shape.Attention;
        Norm(layer.Input, slices.AttentionNorm);
        Apply(slices.QueryKeyValue, _normed, layer.Heads, add: false);
        Turn(layer.Heads, back: false);
        RowWork.Run(Sequences * heads.KeyValueHeads, 1, _threads, (from, _) =>
        {
            int sequence = from / heads.KeyValueHeads;
            CausalAttention.Forward(
                Part(layer.Heads, sequence, heads.RowWidth), Part(layer.Attended, sequence, heads.OutputWidth), Part(layer.Normalisations, sequence, heads.Heads), Length, from % heads.KeyValueHeads, heads);
        });
        layer.Input.CopyTo(layer.Middle, 0);
        Apply(slices.Output, layer.Attended, layer.Middle, add: true);
        Norm(layer.Middle, slices.FeedForwardNorm);
        Apply(slices.GateUp, _normed, layer.GateUp, add: false);
        Gate(layer);
        layer.Middle.CopyTo(output, 0);
        Apply(slices.Down, _hidden, output, add: true);
    }

    private void Gate(LayerTrace layer)
    {
        int width = _shape.HiddenWidth;
        RowWork.Run(_rows, Grain, _threads, (from, to) => SwiGlu.Forward(layer.GateUp.AsSpan(from * 2 * width, (to - from) * 2 * width), _hidden.AsSpan(from * width, (to - from) * width), width));
    }

    private void Norm(float[] input, ParameterSlice weight)
    {
        int width = _shape.Width;
        RowWork.Run(_rows, Grain, _threads, (from, to) =>
            RootMeanSquareNorm.Forward(input.AsSpan(from * width, (to - from) * width), weight.Of(_model.Values), _normed.AsSpan(from * width, (to - from) * width), _shape.NormEpsilon));
    }

    /// <summary>Turns queries and keys of all rows by their positions.</summary>
    private void Turn(float[] rows, bool back)
    {
        AttentionShape heads = _shape.Attention;
        int turned = (heads.Heads + heads.KeyValueHeads) * heads.HeadWidth;
        RowWork.Run(_rows, Grain, _threads, (from, to) =>
        {
            for (int row = from; row < to; row++)
            {
                _rotary.Turn(rows.AsSpan(row * heads.RowWidth, turned), row % Length, back);
            }
        });
    }

    /// <summary>Computes y = x·Wᵀ for all rows.</summary>
    private void Apply(ParameterSlice matrix, float[] input, float[] output, bool add) => Gemm.Multiply(
        new MatrixView(input, _rows, matrix.Columns),
        new MatrixView(matrix.Of(_model.Values), matrix.Rows, matrix.Columns).Transposed,
        new MatrixView(output, _rows, matrix.Rows),
        add,
        _threads);

    private void Predict(int start, int count)
    {
        ParameterSlice head = _model.Layout.Head;
        Gemm.Multiply(
            new MatrixView(_normed.AsSpan(start * _shape.Width), count, _shape.Width),
            new MatrixView(head.Of(_model.Values), head.Rows, head.Columns).Transposed,
            new MatrixView(_logits, count, _shape.VocabularySize),
            add: false,
            _threads);
    }

    private Span<float> Part(float[] rows, int sequence, int width) => rows.AsSpan(sequence * Length * width, Length * width);
}
