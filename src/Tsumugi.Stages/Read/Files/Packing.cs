namespace Tsumugi.Stages.Read.Files;

/// <summary>How a file's bytes are compressed.</summary>
internal enum Packing
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>gzip, of one or many members.</summary>
    Gzip,

    /// <summary>gzip around gzip, as left by downloads that compressed a compressed file once more.</summary>
    GzipTwice,

    /// <summary>zstd.</summary>
    Zstandard,
}
