namespace Tsumugi.Storage.Compression;

/// <summary>How to decompress; the members of .NET 11's type of this name that we use.</summary>
public sealed class ZstandardDecompressionOptions
{
    /// <summary>128 MiB, the limit of the zstd program without `--long`.</summary>
    public const int DefaultMaxWindowLog2 = 27;

    /// <summary>Gets or sets the largest window accepted, as base-2 logarithm, 10 to 31: a hostile frame may ask for 2 GiB of memory in 12 bytes.</summary>
    public int MaxWindowLog2
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 10);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 31);
            field = value;
        }
    } = DefaultMaxWindowLog2;
}
