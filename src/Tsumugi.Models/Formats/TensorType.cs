namespace Tsumugi.Models.Formats;

/// <summary>How numbers of a tensor lie in a file.</summary>
public enum TensorType
{
    /// <summary>Single precision.</summary>
    Float32,

    /// <summary>Half precision of IEEE 754.</summary>
    Float16,

    /// <summary>The upper half of single precision.</summary>
    BFloat16,

    /// <summary>Something that is not read here.</summary>
    Other,
}
