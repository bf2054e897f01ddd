using Tsumugi.Models.Matrices;

namespace Tsumugi.Models.Transformer;

/// <content>The way back.</content>
public sealed partial class LlamaPass
{
    /// <summary>Rows whose share of a norm's gradient is added up by one thread.</summary>
    private const int RowsOfSums = 64;

    private BackwardBuffers? _back;

    /// <summary>Computes the mean loss of all predictions asked for, and adds its gradient.</summary>
    /// <param name="tokens">Sequences, one after the other.</param>
    /// <param name="targets">The token that follows each; −1 where none is asked.</param>
    /// <param name="gradients">As many as the model has numbers; added to.</param>
    /// <param name="share">What the gradient is multiplied with: 1 over the passes of a step.</param>
    /// <returns>The mean of −ln P(target) in nats.</returns>
    public double Backward(int[] tokens, int[] targets, float[] gradients, float share = 1)
    {
        BackwardBuffers back = _back ??= new BackwardBuffers(_shape, _rows, RowsOfSums);
        Forward(tokens);
        int asked = targets.Count(target => target >= 0);
        if (asked == 0)
        {
            return 0;
        }

        Predictions(targets, share / asked, gradients, back);
        Array.Clear(back.Stream);
        NormBack(_last, _model.Layout.FinalNorm, gradients, back);
        for (int layer = _shape.Layers - 1; layer >= 0; layer--)
        {
            FeedForwardBack(_layers[layer], _model.Layout.Layers[layer], gradients, back);
            AttentionBack(_layers[layer], _model.Layout.Layers[layer], gradients, back);
        }

        Span<float> embedding = _model.Layout.Embedding.Of(gradients);
        for (int row = 0; row < _rows; row++)
        {
            VectorMath.Add(embedding.Slice(_tokens[row] * _shape.Width, _shape.Width), back.Stream.AsSpan(row * _shape.Width, _shape.Width));
        }

        double sum = 0;
        foreach (double loss in _losses)
        {
            sum += loss;
        }

        return sum / asked;
    }

    /// <summary>From losses to the normed stream, some hundred rows at a time.</summary>
    private void Predictions(int[] targets, float weight, float[] gradients, BackwardBuffers back)
    {
        ParameterSlice head = _model.Layout.Head;
        int vocabulary = _shape.VocabularySize;
        for (int start = 0; start < _rows; start += RowsOfLogits)
        {
            int count = Math.Min(RowsOfLogits, _rows - start);
            Predict(start, count);
            int first = start;
            RowWork.Run(count, Grain, _threads, (from, to) =>
            {
                for (int row = from; row < to; row++)
                {
                    Span<float> logits = _logits.AsSpan(row * vocabulary, vocabulary);
                    int target = targets[first + row];
                    _losses[first + row] = target < 0 ? 0 : Softmax.CrossEntropyGradient(logits, target, weight);
                    if (target < 0)
                    {
                        logits.Clear();
                    }
                }
            });
            MatrixView logits = new(_logits, count, vocabulary);
            Gemm.Multiply(logits, new MatrixView(head.Of(_model.Values), head.Rows, head.Columns), new MatrixView(back.Normed.AsSpan(start * _shape.Width), count, _shape.Width), add: false, _threads);
            Gemm.Multiply(
                logits.Transposed, new MatrixView(_normed.AsSpan(start * _shape.Width), count, _shape.Width), new MatrixView(head.Of(gradients), head.Rows, head.Columns), add: true, _threads);
        }
    }

    private void FeedForwardBack(LayerTrace layer, LayerSlices slices, float[] gradients, BackwardBuffers back)
    {
        Gate(layer);
        ApplyBack(slices.Down, _hidden, back.Stream, back.Hidden, gradients);
        int width = _shape.HiddenWidth;
        RowWork.Run(_rows, Grain, _threads, (from, to) => SwiGlu.Backward(
            layer.GateUp.AsSpan(from * 2 * width, (to - from) * 2 * width), back.Hidden.AsSpan(from * width, (to - from) * width), back.GateUp.AsSpan(from * 2 * width, (to - from) * 2 * width), width));
        Norm(layer.Middle, slices.FeedForwardNorm);
        ApplyBack(slices.GateUp, _normed, back.GateUp, back.Normed, gradients);
        NormBack(layer.Middle, slices.FeedForwardNorm, gradients, back);
    }

    private void AttentionBack(LayerTrace layer, LayerSlices slices, float[] gradients, BackwardBuffers back)
    {
        AttentionShape heads = _shape.Attention;
        ApplyBack(slices.Output, layer.Attended, back.Stream, back.Attended, gradients);
        RowWork.Run(Sequences * heads.KeyValueHeads, 1, _threads, (from, _) =>
        {
            int sequence = from / heads.KeyValueHeads;
            CausalAttention.Backward(
                Part(layer.Heads, sequence, heads.RowWidth),
                Part(layer.Attended, sequence, heads.OutputWidth),
                Part(layer.Normalisations, sequence, heads.Heads),
                Part(back.Attended, sequence, heads.OutputWidth),
                Part(back.Heads, sequence, heads.RowWidth),
                Length,
                from % heads.KeyValueHeads,
                heads);
        });
        Turn(back.Heads, back: true);
        Norm(layer.Input, slices.AttentionNorm);
        ApplyBack(slices.QueryKeyValue, _normed, back.Heads, back.Normed, gradients);
        NormBack(layer.Input, slices.AttentionNorm, gradients, back);
    }

    /// <summary>For y = x·Wᵀ: dW += dyᵀ·x, dx = dy·W.</summary>
    private void ApplyBack(ParameterSlice matrix, float[] input, float[] outputGradient, float[] inputGradient, float[] gradients)
    {
        MatrixView dy = new(outputGradient, _rows, matrix.Rows);
        Gemm.Multiply(dy.Transposed, new MatrixView(input, _rows, matrix.Columns), new MatrixView(matrix.Of(gradients), matrix.Rows, matrix.Columns), add: true, _threads);
        Gemm.Multiply(dy, new MatrixView(matrix.Of(_model.Values), matrix.Rows, matrix.Columns), new MatrixView(inputGradient, _rows, matrix.Columns), add: false, _threads);
    }

    /// <summary>Adds to the gradient of the stream, and to that of the weights by blocks of rows.</summary>
    private void NormBack(float[] input, ParameterSlice weight, float[] gradients, BackwardBuffers back)
    {
        int width = _shape.Width;
        Array.Clear(back.Sums);
        RowWork.Run(_rows, RowsOfSums, _threads, (from, to) => RootMeanSquareNorm.Backward(
            input.AsSpan(from * width, (to - from) * width),
            weight.Of(_model.Values),
            back.Normed.AsSpan(from * width, (to - from) * width),
            back.Stream.AsSpan(from * width, (to - from) * width),
            back.Sums.AsSpan(from / RowsOfSums * width, width),
            _shape.NormEpsilon));
        for (int start = 0; start < back.Sums.Length; start += width)
        {
            VectorMath.Add(weight.Of(gradients), back.Sums.AsSpan(start, width));
        }
    }

    /// <summary>Gradients on their way.</summary>
    private sealed class BackwardBuffers(LlamaShape shape, int rows, int rowsOfSums)
    {
        public float[] Stream { get; } = new float[rows * shape.Width];

        public float[] Normed { get; } = new float[rows * shape.Width];

        public float[] Heads { get; } = new float[rows * shape.Attention.RowWidth];

        public float[] Attended { get; } = new float[rows * shape.Attention.OutputWidth];

        public float[] Hidden { get; } = new float[rows * shape.HiddenWidth];

        public float[] GateUp { get; } = new float[rows * 2 * shape.HiddenWidth];

        public float[] Sums { get; } = new float[(rows + rowsOfSums - 1) / rowsOfSums * shape.Width];
    }
}
