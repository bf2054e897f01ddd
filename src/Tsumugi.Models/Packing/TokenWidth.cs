namespace Tsumugi.Models.Packing;

/// <summary>How a token lies in a packed file.</summary>
public enum TokenWidth
{
    /// <summary>Two bytes without sign, for vocabularies below 65,500 (Megatron's own limit).</summary>
    UInt16,

    /// <summary>Four bytes with sign.</summary>
    Int32,
}
