using System.IO.Compression;

namespace Tsumugi.Models.Language;

/// <summary>The weights of the identifier: three tables of quantised log-probabilities.</summary>
/// <remarks>
/// <para>
/// Latin and Cyrillic: one byte per slot and language, 16 steps to a nat, the likeliest language at 127. East Asian: one
/// signed byte per slot, 16 steps to a nat, above 0 for Japanese and below for Chinese.
/// </para>
/// <para>
/// File: `TSLANG1\n`, then a raw deflate stream of the four tables one after the other. The order of languages is fixed by
/// <see cref="LanguageIdentifier"/>.
/// </para>
/// </remarks>
internal sealed class LanguageModel
{
    /// <summary>Steps of a weight to one nat.</summary>
    internal const double StepsPerNat = 16;

    private static ReadOnlySpan<byte> Magic => "TSLANG1\n"u8;

    /// <summary>Creates an empty model.</summary>
    internal LanguageModel()
    {
        Latin = new byte[(1 << GramScanner.LatinBits) * LatinLanguages.Count];
        Cyrillic = new byte[(1 << GramScanner.CyrillicBits) * CyrillicLanguages.Count];
        EastAsianOne = new sbyte[GramScanner.EastAsianLetters];
        EastAsianMore = new sbyte[1 << GramScanner.EastAsianBits];
    }

    /// <summary>Gets the languages written in Latin letters, in the order of the weights.</summary>
    internal static IReadOnlyList<string> LatinLanguages { get; } = ["cs", "de", "en", "es", "fi", "fr", "hu", "id", "it", "nl", "pl", "pt", "tr", "vi"];

    /// <summary>Gets the languages written in Cyrillic letters, in the order of the weights.</summary>
    internal static IReadOnlyList<string> CyrillicLanguages { get; } = ["mn", "ru", "uk"];

    /// <summary>Gets the Latin weights: slots × languages, row-major.</summary>
    internal byte[] Latin { get; }

    /// <summary>Gets the Cyrillic weights: slots × languages, row-major.</summary>
    internal byte[] Cyrillic { get; }

    /// <summary>Gets the weights of single kana and kanji.</summary>
    internal sbyte[] EastAsianOne { get; }

    /// <summary>Gets the weights of pairs and triples.</summary>
    internal sbyte[] EastAsianMore { get; }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The stream is not a model of this version.</exception>
    internal static LanguageModel Load(Stream stream)
    {
        Span<byte> magic = stackalloc byte[Magic.Length];
        stream.ReadExactly(magic);
        if (!magic.SequenceEqual(Magic))
        {
            throw new InvalidDataException("the embedded language model does not begin with its magic bytes");
        }

        var model = new LanguageModel();
        using var deflate = new DeflateStream(stream, CompressionMode.Decompress);
        deflate.ReadExactly(model.Latin);
        deflate.ReadExactly(model.Cyrillic);
        ReadSigned(deflate, model.EastAsianOne);
        ReadSigned(deflate, model.EastAsianMore);
        return model;
    }

    /// <summary>Writes the weights without compression, for comparison and saving.</summary>
    internal byte[] ToBytes()
    {
        byte[] bytes = new byte[Latin.Length + Cyrillic.Length + EastAsianOne.Length + EastAsianMore.Length];
        Latin.CopyTo(bytes, 0);
        Cyrillic.CopyTo(bytes, Latin.Length);
        Buffer.BlockCopy(EastAsianOne, 0, bytes, Latin.Length + Cyrillic.Length, EastAsianOne.Length);
        Buffer.BlockCopy(EastAsianMore, 0, bytes, bytes.Length - EastAsianMore.Length, EastAsianMore.Length);
        return bytes;
    }

    /// <summary>Writes the model as <see cref="Load"/> reads it.</summary>
    internal void Save(Stream stream)
    {
        stream.Write(Magic);
        using var deflate = new DeflateStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        deflate.Write(ToBytes());
    }

    private static void ReadSigned(Stream stream, sbyte[] target)
    {
        byte[] bytes = new byte[target.Length];
        stream.ReadExactly(bytes);
        Buffer.BlockCopy(bytes, 0, target, 0, bytes.Length);
    }
}
