using System.Text;

namespace Tsumugi.Corpus.Sources;

/// <summary>The strict codecs of the encodings that the shared data is written in.</summary>
/// <remarks>
/// The framework's codecs are used on purpose: a maker that decoded with the program under test could not find its faults.
/// Known miss: the framework's EUC-JP lacks JIS X 0212 (21 of the 98 EUC-JP pages name Español with it); such pages are only repeated as they are.
/// </remarks>
public static class PageEncoding
{
    private static readonly Dictionary<string, Encoding> Known = new(StringComparer.Ordinal)
    {
        ["utf-8"] = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        ["iso-8859-1"] = Strict(28591),
        ["shift_jis"] = Strict(932),
        ["euc-jp"] = Strict(51932),
        ["iso-2022-jp"] = Strict(50220),
        ["euc-kr"] = Strict(949),
        ["koi8-r"] = Strict(20866),
    };

    /// <summary>Gets the codec of a WHATWG name; null if the data has no such pages.</summary>
    public static Encoding? Of(string name) => Known.GetValueOrDefault(name);

    /// <summary>Decodes, or says that the bytes are not in the encoding.</summary>
    public static bool TryDecode(string name, ReadOnlySpan<byte> bytes, out string text)
    {
        try
        {
            text = Of(name)?.GetString(bytes) ?? "";
            return Of(name) is not null;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    /// <summary>Says whether the letters survive encoding and decoding, so that pages made of them are in the encoding, too.</summary>
    public static bool Survives(string name, string text)
    {
        try
        {
            return Of(name) is { } encoding && encoding.GetString(encoding.GetBytes(text)) == text;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Encoding Strict(int codePage)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
