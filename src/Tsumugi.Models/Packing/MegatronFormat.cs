namespace Tsumugi.Models.Packing;

/// <summary>What is fixed in Megatron's indexed datasets (Megatron-LM, megatron/core/datasets/indexed_dataset.py).</summary>
/// <remarks>
/// <code>
/// X.idx   9 bytes "MMIDIDX\0\0"   u64 version 1   u8 type of tokens   u64 sequences   u64 document marks
///         i32 length of each sequence   i64 byte offset of each in X.bin   i64 marks: 0, …, sequences   [i8 mode of each sequence]
/// X.bin   tokens, back to back
/// </code>
/// </remarks>
internal static class MegatronFormat
{
    public const int HeaderBytes = 34;
    public const ulong Version = 1;
    public const byte Int32Code = 4;
    public const byte UInt16Code = 8;

    /// <summary>Megatron itself takes two bytes for smaller vocabularies only (its `DType.optimal_dtype`).</summary>
    public const int MostShortVocabulary = 65_500;

    public static ReadOnlySpan<byte> Magic => "MMIDIDX\0\0"u8;

    public static string IndexPath(string prefix) => prefix + ".idx";

    public static string TokensPath(string prefix) => prefix + ".bin";

    /// <summary>Takes the ending off, so that either file may be named.</summary>
    public static string Prefix(string path) => path.EndsWith(".bin", StringComparison.Ordinal) || path.EndsWith(".idx", StringComparison.Ordinal) ? path[..^4] : path;
}
