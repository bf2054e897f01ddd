namespace Tsumugi.Text.Similarity;

/// <summary>What a shingle is a run of.</summary>
public enum ShingleUnit
{
    /// <summary>Letters (Unicode code points) of the key.</summary>
    Letters,

    /// <summary>Words of the text, each folded like a key; signs are no words.</summary>
    Words,
}
