namespace Tsumugi.Models.Transformer;

/// <summary>What a layer notes on the way forward and needs on the way back; the rest is computed again.</summary>
internal sealed class LayerTrace
{
    /// <summary>Makes room.</summary>
    public LayerTrace(LlamaShape shape, int sequences, int length)
    {
        int rows = sequences * length;
        Input = new float[rows * shape.Width];
        Heads = new float[rows * shape.Attention.RowWidth];
        Attended = new float[rows * shape.Attention.OutputWidth];
        Normalisations = new float[rows * shape.Heads];
        Middle = new float[rows * shape.Width];
        GateUp = new float[rows * 2 * shape.HiddenWidth];
    }

    /// <summary>Gets the stream before the layer.</summary>
    public float[] Input { get; }

    /// <summary>Gets queries, keys and values, turned by their positions.</summary>
    public float[] Heads { get; }

    /// <summary>Gets what the heads found.</summary>
    public float[] Attended { get; }

    /// <summary>Gets ln Σ e^score, for each sequence, head and position.</summary>
    public float[] Normalisations { get; }

    /// <summary>Gets the stream between attention and the feed-forward part.</summary>
    public float[] Middle { get; }

    /// <summary>Gets gate and up.</summary>
    public float[] GateUp { get; }
}
