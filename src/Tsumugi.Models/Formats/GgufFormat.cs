namespace Tsumugi.Models.Formats;

/// <summary>What is fixed in GGUF (ggml, docs/gguf.md).</summary>
internal static class GgufFormat
{
    public const uint Magic = 0x46554747; // "GGUF"
    public const uint Version = 3;
    public const int Alignment = 32;
    public const string AlignmentKey = "general.alignment";

    public const uint UInt8 = 0;
    public const uint Int8 = 1;
    public const uint UInt16 = 2;
    public const uint Int16 = 3;
    public const uint UInt32 = 4;
    public const uint Int32 = 5;
    public const uint Float32 = 6;
    public const uint Bool = 7;
    public const uint String = 8;
    public const uint Array = 9;
    public const uint UInt64 = 10;
    public const uint Int64 = 11;
    public const uint Float64 = 12;

    /// <summary>Gets the bytes of a value; 0 for those of varying length.</summary>
    public static int SizeOf(uint type) => type switch
    {
        UInt8 or Int8 or Bool => 1,
        UInt16 or Int16 => 2,
        UInt32 or Int32 or Float32 => 4,
        UInt64 or Int64 or Float64 => 8,
        _ => 0,
    };

    /// <summary>Gets ggml's number of a type.</summary>
    public static uint CodeOf(TensorType type) => type switch
    {
        TensorType.Float32 => 0,
        TensorType.Float16 => 1,
        TensorType.BFloat16 => 30,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Gets a type by ggml's number.</summary>
    public static TensorType TypeOf(uint code) => code switch
    {
        0 => TensorType.Float32,
        1 => TensorType.Float16,
        30 => TensorType.BFloat16,
        _ => TensorType.Other,
    };
}
