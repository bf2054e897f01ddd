namespace Tsumugi.Stages.Decode;

/// <summary>Why bytes could not be turned into letters.</summary>
public static class DecodeReasons
{
    /// <summary>The bytes are an image, archive or other binary data.</summary>
    public const string Binary = "decode/binary";

    /// <summary>In the best encoding, too many sequences are malformed.</summary>
    public const string NoEncodingFits = "decode/no-encoding-fits";

    /// <summary>The letters were destroyed by an earlier wrong decoding.</summary>
    public const string Mojibake = "decode/mojibake";

    /// <summary>Parts of the page are in different encodings; whichever is taken, the other part is garbled.</summary>
    public const string MixedEncodings = "decode/mixed-encodings";
}
