namespace Tsumugi.Stages.Read.Http;

/// <summary>What came of undoing a content coding.</summary>
internal enum CodingResult
{
    /// <summary>The content is complete.</summary>
    Decoded,

    /// <summary>The bytes are not coded as they claim from the first byte on.</summary>
    NotCoded,

    /// <summary>The coded bytes are cut or damaged.</summary>
    Damaged,

    /// <summary>The content grows beyond the limit.</summary>
    TooLarge,

    /// <summary>Nobody here knows the coding.</summary>
    Unknown,
}
