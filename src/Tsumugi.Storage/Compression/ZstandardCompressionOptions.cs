namespace Tsumugi.Storage.Compression;

/// <summary>How to compress; the members of .NET 11's type of this name that we use.</summary>
public sealed class ZstandardCompressionOptions
{
    /// <summary>The quality of the zstd program when none is given.</summary>
    public const int DefaultQuality = 3;

    /// <summary>Gets or sets the level, 1 (fast) to 22 (small).</summary>
    public int Quality
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 22);
            field = value;
        }
    } = DefaultQuality;

    /// <summary>Gets or sets the base-2 logarithm of the window, 10 to 27; 0 leaves it to the level.</summary>
    public int WindowLog2
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ZstandardDecompressionOptions.DefaultMaxWindowLog2);
            ArgumentOutOfRangeException.ThrowIfLessThan(value, value == 0 ? 0 : 10);
            field = value;
        }
    }

    /// <summary>Gets or sets a value indicating whether each frame ends with a checksum of its content, so that flipped bits are noticed.</summary>
    public bool AppendChecksum { get; set; }
}
