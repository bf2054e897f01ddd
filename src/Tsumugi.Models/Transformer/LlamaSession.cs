using Tsumugi.Models.Inference;
using Tsumugi.Models.Matrices;

namespace Tsumugi.Models.Transformer;

/// <summary>Continues one text token by token; keys and values of what was read stay in a cache.</summary>
/// <remarks>One caller at a time; many sessions may share a model. Scores are computed when they are asked for, so reading a prompt does not pay for them.</remarks>
public sealed class LlamaSession : ITextSession
{
    /// <summary>From so many tokens on, reading them side by side is faster than one by one.</summary>
    private const int WorthPass = 16;

    private readonly LlamaModel _model;
    private readonly LlamaShape _shape;
    private readonly int _threads;
    private readonly RotaryEmbedding _rotary;
    private readonly float[][] _keys;
    private readonly float[][] _values;
    private readonly float[] _stream;
    private readonly float[] _normed;
    private readonly float[] _heads;
    private readonly float[] _attended;
    private readonly float[] _gateUp;
    private readonly float[] _hidden;
    private readonly float[] _scores;
    private readonly float[] _logits;
    private bool _predicted;

    /// <summary>Opens a session.</summary>
    public LlamaSession(LlamaModel model, int threads = 1)
    {
        (_model, _shape, _threads) = (model, model.Shape, threads);
        _rotary = new RotaryEmbedding(_shape.ContextLength, _shape.HeadWidth, _shape.RotaryBase);
        int cached = _shape.ContextLength * KeyWidth;
        _keys = [.. Enumerable.Range(0, _shape.Layers).Select(_ => new float[cached])];
        _values = [.. Enumerable.Range(0, _shape.Layers).Select(_ => new float[cached])];
        _stream = new float[_shape.Width];
        _normed = new float[_shape.Width];
        _heads = new float[_shape.Attention.RowWidth];
        _attended = new float[_shape.Attention.OutputWidth];
        _gateUp = new float[2 * _shape.HiddenWidth];
        _hidden = new float[Math.Max(_shape.HiddenWidth, _shape.Width)];
        _scores = new float[_shape.ContextLength];
        _logits = new float[_shape.VocabularySize];
    }

    /// <summary>Gets how many tokens were read.</summary>
    public int Length { get; private set; }

    /// <summary>Gets how many more can be read.</summary>
    public int Room => _shape.ContextLength - Length;

    /// <summary>Gets the scores of all tokens for the next place.</summary>
    public ReadOnlySpan<float> Logits
    {
        get
        {
            if (!_predicted)
            {
                Apply(_model.Layout.Head, _normed, _logits);
                _predicted = true;
            }

            return _logits;
        }
    }

    /// <summary>Gets the normed stream behind the last layer for the token read last.</summary>
    public ReadOnlySpan<float> Hidden => _normed;

    private int KeyWidth => _shape.KeyValueHeads * _shape.HeadWidth;

    /// <summary>Forgets all but the first tokens.</summary>
    public void Rewind(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)Length, nameof(length));
        Length = length;
    }

    /// <summary>Reads tokens.</summary>
    /// <exception cref="InvalidOperationException">The context is full.</exception>
    public void Read(ReadOnlySpan<int> tokens)
    {
        if (tokens.Length > Room)
        {
            throw new InvalidOperationException($"the context holds {_shape.ContextLength} tokens; {Length} were read, and {tokens.Length} more are given");
        }

        if (Length == 0 && tokens.Length >= WorthPass)
        {
            ReadSideBySide(tokens);
            return;
        }

        for (int i = 0; i < tokens.Length; i++)
        {
            Step(tokens[i]);
        }
    }

    /// <inheritdoc/>
    public void Append(int token) => Read([token]);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void ReadSideBySide(ReadOnlySpan<int> tokens)
    {
        LlamaPass pass = new(_model, 1, tokens.Length, _threads);
        pass.Logits(tokens.ToArray(), tokens.Length - 1).CopyTo(_logits);
        AttentionShape shape = _shape.Attention;
        for (int layer = 0; layer < _shape.Layers; layer++)
        {
            for (int row = 0; row < tokens.Length; row++)
            {
                ReadOnlySpan<float> heads = pass.Heads(layer).Slice(row * shape.RowWidth, shape.RowWidth);
                heads.Slice(shape.Key(0), KeyWidth).CopyTo(_keys[layer].AsSpan(row * KeyWidth));
                heads.Slice(shape.Value(0), KeyWidth).CopyTo(_values[layer].AsSpan(row * KeyWidth));
            }
        }

        pass.Hidden.Slice((tokens.Length - 1) * _shape.Width, _shape.Width).CopyTo(_normed);
        (Length, _predicted) = (tokens.Length, true);
    }

    private void Step(int token)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)token, (uint)_shape.VocabularySize, nameof(token));
        _model.Layout.Embedding.Of(_model.Values).Slice(token * _shape.Width, _shape.Width).CopyTo(_stream);
        for (int layer = 0; layer < _shape.Layers; layer++)
        {
            Attend(_model.Layout.Layers[layer], layer);
            FeedForward(_model.Layout.Layers[layer]);
        }

        RootMeanSquareNorm.Forward(_stream, _model.Layout.FinalNorm.Of(_model.Values), _normed, _shape.NormEpsilon);
        Length++;
        _predicted = false;
    }

    private void Attend(LayerSlices slices, int layer)
    {
        AttentionShape shape = _shape.Attention;
        RootMeanSquareNorm.Forward(_stream, slices.AttentionNorm.Of(_model.Values), _normed, _shape.NormEpsilon);
        Apply(slices.QueryKeyValue, _normed, _heads);
        _rotary.Turn(_heads.AsSpan(0, shape.Value(0)), Length);
        _heads.AsSpan(shape.Key(0), KeyWidth).CopyTo(_keys[layer].AsSpan(Length * KeyWidth));
        _heads.AsSpan(shape.Value(0), KeyWidth).CopyTo(_values[layer].AsSpan(Length * KeyWidth));
        int seen = (Length + 1) * KeyWidth;
        CausalAttention.One(_heads, _keys[layer].AsSpan(0, seen), _values[layer].AsSpan(0, seen), _attended, _scores, shape);
        Apply(slices.Output, _attended, _hidden);
        VectorMath.Add(_stream, _hidden);
    }

    private void FeedForward(LayerSlices slices)
    {
        RootMeanSquareNorm.Forward(_stream, slices.FeedForwardNorm.Of(_model.Values), _normed, _shape.NormEpsilon);
        Apply(slices.GateUp, _normed, _gateUp);
        SwiGlu.Forward(_gateUp, _hidden.AsSpan(0, _shape.HiddenWidth), _shape.HiddenWidth);
        Apply(slices.Down, _hidden, _normed);
        VectorMath.Add(_stream, _normed);
    }

    private void Apply(ParameterSlice matrix, float[] x, float[] y) => MatrixVector.Multiply(_model.Values, matrix.Start, matrix.Rows, matrix.Columns, x, y, _threads);
}
