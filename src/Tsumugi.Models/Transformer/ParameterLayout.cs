namespace Tsumugi.Models.Transformer;

/// <summary>Where each matrix lies in the one array that holds all numbers of a model.</summary>
public sealed class ParameterLayout
{
    private readonly List<ParameterSlice> _all = [];
    private int _end;

    /// <summary>Lays out a model.</summary>
    public ParameterLayout(LlamaShape shape)
    {
        Embedding = Matrix("model.embed_tokens.weight", shape.VocabularySize, shape.Width);
        Layers = [.. Enumerable.Range(0, shape.Layers).Select(layer => Layer(shape, $"model.layers.{layer}."))];
        FinalNorm = Vector("model.norm.weight", shape.Width);
        Head = shape.TiedEmbeddings ? Embedding : Matrix("lm_head.weight", shape.VocabularySize, shape.Width);
    }

    /// <summary>Gets the vectors of the tokens.</summary>
    public ParameterSlice Embedding { get; }

    /// <summary>Gets the layers.</summary>
    public IReadOnlyList<LayerSlices> Layers { get; }

    /// <summary>Gets the norm behind the last layer.</summary>
    public ParameterSlice FinalNorm { get; }

    /// <summary>Gets the matrix that predicts tokens; the embedding itself if they are tied.</summary>
    public ParameterSlice Head { get; }

    /// <summary>Gets all slices in the order in which they lie.</summary>
    public IReadOnlyList<ParameterSlice> All => _all;

    /// <summary>Gets how many numbers there are.</summary>
    public int Length => _end;

    private LayerSlices Layer(LlamaShape shape, string name) => new(
        Vector(name + "input_layernorm.weight", shape.Width),
        Matrix(name + "self_attn.q_proj.weight", shape.Attention.OutputWidth, shape.Width),
        Matrix(name + "self_attn.k_proj.weight", shape.KeyValueHeads * shape.HeadWidth, shape.Width),
        Matrix(name + "self_attn.v_proj.weight", shape.KeyValueHeads * shape.HeadWidth, shape.Width),
        Matrix(name + "self_attn.o_proj.weight", shape.Width, shape.Attention.OutputWidth),
        Vector(name + "post_attention_layernorm.weight", shape.Width),
        Matrix(name + "mlp.gate_proj.weight", shape.HiddenWidth, shape.Width),
        Matrix(name + "mlp.up_proj.weight", shape.HiddenWidth, shape.Width),
        Matrix(name + "mlp.down_proj.weight", shape.Width, shape.HiddenWidth));

    private ParameterSlice Matrix(string name, int rows, int columns) => Add(new ParameterSlice(name, _end, rows, columns, IsVector: false));

    private ParameterSlice Vector(string name, int columns) => Add(new ParameterSlice(name, _end, 1, columns, IsVector: true));

    private ParameterSlice Add(ParameterSlice slice)
    {
        _end = checked(_end + slice.Length);
        _all.Add(slice);
        return slice;
    }
}
