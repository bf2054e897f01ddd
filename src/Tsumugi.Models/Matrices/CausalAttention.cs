namespace Tsumugi.Models.Matrices;

/// <summary>Lets each position look at itself and the positions before it: softmax(Q·Kᵀ / √width)·V for every head.</summary>
/// <remarks>
/// <para>
/// Probabilities are made for <see cref="Queries"/> positions at a time and thrown away; what stays for the way back is one number for each
/// position and head, ln Σ e^score, from which the same probabilities come again (Dao et al., arXiv:2205.14135). So memory grows with the
/// length of a sequence, not with its square.
/// </para>
/// <code>
///            keys 0 … 63   64 … 127
/// queries 0 … 63   ◣                    the first block multiplies 64 × 64 scores,
///       64 … 127   ■          ◣         the second 64 × 128; above the diagonal they count as zero
/// </code>
/// <para>One sequence and one head of keys with its queries is one piece of work; pieces share nothing but what they only read.</para>
/// </remarks>
internal static class CausalAttention
{
    private const int Queries = 64;

    [ThreadStatic]
    private static Scratch? _scratch;

    /// <summary>Attends within one sequence for one group of heads.</summary>
    /// <param name="rows">Queries, keys and values: length × <see cref="AttentionShape.RowWidth"/>.</param>
    /// <param name="output">Length × <see cref="AttentionShape.OutputWidth"/>; only this group's columns are written.</param>
    /// <param name="normalisations">Heads × length; only this group's are written. Empty if there is no way back.</param>
    /// <param name="length">Positions.</param>
    /// <param name="group">Which head of keys.</param>
    /// <param name="shape">The shape.</param>
    public static void Forward(Span<float> rows, Span<float> output, Span<float> normalisations, int length, int group, AttentionShape shape)
    {
        Scratch scratch = _scratch ??= new Scratch();
        GemmKernel kernel = Kernel;
        scratch.First.Pack(Part(rows, shape.Key(group), length, shape).Transposed, kernel);
        scratch.Second.Pack(Part(rows, shape.Value(group), length, shape), kernel);
        for (int head = group * shape.GroupSize; head < (group + 1) * shape.GroupSize; head++)
        {
            for (int start = 0; start < length; start += Queries)
            {
                int count = Math.Min(Queries, length - start);
                int keys = start + count;
                MatrixView scores = scratch.Scores(count, keys);
                Gemm.Multiply(Block(rows, head * shape.HeadWidth, start, count, shape.RowWidth, shape.HeadWidth), scratch.First, scores);
                for (int i = 0; i < count; i++)
                {
                    Span<float> row = scores.Values.Slice(i * keys, keys);
                    float normalisation = Softmax.Forward(row[..(start + i + 1)], shape.Scale);
                    row[(start + i + 1)..].Clear();
                    if (!normalisations.IsEmpty)
                    {
                        normalisations[(head * length) + start + i] = normalisation;
                    }
                }

                Gemm.Multiply(scores, scratch.Second, Block(output, head * shape.HeadWidth, start, count, shape.OutputWidth, shape.HeadWidth));
            }
        }
    }

    /// <summary>Carries gradients back through one sequence for one group of heads.</summary>
    /// <param name="rows">What <see cref="Forward"/> was given.</param>
    /// <param name="output">What it gave.</param>
    /// <param name="normalisations">What it noted.</param>
    /// <param name="outputGradient">Length × <see cref="AttentionShape.OutputWidth"/>.</param>
    /// <param name="gradient">Length × <see cref="AttentionShape.RowWidth"/>; this group's columns are overwritten.</param>
    /// <param name="length">Positions.</param>
    /// <param name="group">Which head of keys.</param>
    /// <param name="shape">The shape.</param>
    /// <remarks>With P the probabilities: dV = Pᵀ·dO; dP = dO·Vᵀ; dS = P ∘ (dP − rowsum(dO ∘ O)) · scale; dQ = dS·K; dK = dSᵀ·Q.</remarks>
    public static void Backward(Span<float> rows, Span<float> output, ReadOnlySpan<float> normalisations, Span<float> outputGradient, Span<float> gradient, int length, int group, AttentionShape shape)
    {
        Scratch scratch = _scratch ??= new Scratch();
        GemmKernel kernel = Kernel;
        MatrixView keys = Part(rows, shape.Key(group), length, shape);
        scratch.First.Pack(keys.Transposed, kernel);
        scratch.Second.Pack(Part(rows, shape.Value(group), length, shape).Transposed, kernel);
        scratch.Third.Pack(keys, kernel);
        for (int head = group * shape.GroupSize; head < (group + 1) * shape.GroupSize; head++)
        {
            for (int start = 0; start < length; start += Queries)
            {
                int count = Math.Min(Queries, length - start);
                int seen = start + count;
                int column = head * shape.HeadWidth;
                MatrixView scores = scratch.Scores(count, seen);
                MatrixView gradients = scratch.Gradients(count, seen);
                MatrixView queries = Block(rows, column, start, count, shape.RowWidth, shape.HeadWidth);
                MatrixView outputs = Block(outputGradient, column, start, count, shape.OutputWidth, shape.HeadWidth);
                Gemm.Multiply(queries, scratch.First, scores);
                Gemm.Multiply(outputs, scratch.Second, gradients);
                for (int i = 0; i < count; i++)
                {
                    int visible = start + i + 1;
                    Span<float> row = scores.Values.Slice(i * seen, seen);
                    Span<float> row2 = gradients.Values.Slice(i * seen, seen);
                    Softmax.Again(row[..visible], shape.Scale, normalisations[(head * length) + start + i]);
                    int at = ((start + i) * shape.OutputWidth) + column;
                    float mean = VectorMath.Dot(output.Slice(at, shape.HeadWidth), outputGradient.Slice(at, shape.HeadWidth));
                    AttentionGradient.OfScores(row[..visible], row2[..visible], mean, shape.Scale);
                    row[visible..].Clear();
                    row2[visible..].Clear();
                }

                // The first block of the first head of the group starts the sums; keys that it does not see have none yet.
                bool first = head % shape.GroupSize == 0;
                AttentionGradient.AddTransposed(scores, outputs, gradient, shape.Value(group), shape, first, start);
                AttentionGradient.AddTransposed(gradients, queries, gradient, shape.Key(group), shape, first, start);
                Gemm.Multiply(gradients, scratch.Third, Block(gradient, column, start, count, shape.RowWidth, shape.HeadWidth));
            }
        }
    }

    /// <summary>Attends with one query to keys and values that lie in a cache, position after position.</summary>
    /// <param name="queries">All heads of queries of one position.</param>
    /// <param name="keys">Positions × key heads × width.</param>
    /// <param name="values">The same of values.</param>
    /// <param name="output">All heads of results; overwritten.</param>
    /// <param name="scores">Room for a score for each position.</param>
    /// <param name="shape">The shape.</param>
    public static void One(ReadOnlySpan<float> queries, ReadOnlySpan<float> keys, ReadOnlySpan<float> values, Span<float> output, Span<float> scores, AttentionShape shape)
    {
        int stride = shape.KeyValueHeads * shape.HeadWidth;
        int length = keys.Length / stride;
        scores = scores[..length];
        output.Clear();
        for (int head = 0; head < shape.Heads; head++)
        {
            int from = head / shape.GroupSize * shape.HeadWidth;
            ReadOnlySpan<float> query = queries.Slice(head * shape.HeadWidth, shape.HeadWidth);
            for (int i = 0; i < length; i++)
            {
                scores[i] = VectorMath.Dot(query, keys.Slice((i * stride) + from, shape.HeadWidth));
            }

            _ = Softmax.Forward(scores, shape.Scale);
            Span<float> result = output.Slice(head * shape.HeadWidth, shape.HeadWidth);
            for (int i = 0; i < length; i++)
            {
                VectorMath.AddScaled(result, values.Slice((i * stride) + from, shape.HeadWidth), scores[i]);
            }
        }
    }

    // Packed factors have no scalar form; on machines without vectors the 256-bit kernel is emulated, which is slow but the same.
    private static GemmKernel Kernel => GemmKernels.Best == GemmKernel.Vector512 ? GemmKernel.Vector512 : GemmKernel.Vector256;

    private static MatrixView Part(Span<float> rows, int column, int length, AttentionShape shape) => Block(rows, column, 0, length, shape.RowWidth, shape.HeadWidth);

    private static MatrixView Block(Span<float> rows, int column, int start, int count, int stride, int width) => new(rows[((start * stride) + column)..], count, width, stride);

    /// <summary>What a thread needs besides its inputs.</summary>
    private sealed class Scratch
    {
        private float[] _scores = [];
        private float[] _gradients = [];

        public PackedMatrix First { get; } = new();

        public PackedMatrix Second { get; } = new();

        public PackedMatrix Third { get; } = new();

        public MatrixView Scores(int rows, int columns) => View(ref _scores, rows, columns);

        public MatrixView Gradients(int rows, int columns) => View(ref _gradients, rows, columns);

        private static MatrixView View(ref float[] memory, int rows, int columns)
        {
            if (memory.Length < rows * columns)
            {
                memory = new float[Queries * columns];
            }

            return new MatrixView(memory, rows, columns);
        }
    }
}
