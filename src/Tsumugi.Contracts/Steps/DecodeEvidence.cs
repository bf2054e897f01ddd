using System.Globalization;
using System.Text;

namespace Tsumugi.Contracts.Steps;

/// <summary>What every source said about the encoding of a page; the words are made only when somebody asks.</summary>
/// <remarks>All strings are constants or names of encodings, so that filling it allocates nothing. A source that said nothing is empty or null.</remarks>
public readonly record struct DecodeEvidence
{
    /// <summary>What a label becomes that no encoding has.</summary>
    public const string UnknownLabel = "unknown";

    /// <summary>Gets the encoding of the byte order mark.</summary>
    public string? Mark { get; init; }

    /// <summary>Gets the encoding that the HTTP header names; <see cref="UnknownLabel"/> if the label is nobody's.</summary>
    public string? Http { get; init; }

    /// <summary>Gets the encoding that a `meta` element names; <see cref="UnknownLabel"/> if the label is nobody's.</summary>
    public string? Meta { get; init; }

    /// <summary>Gets the encoding that the XML declaration names; <see cref="UnknownLabel"/> if the label is nobody's.</summary>
    public string? Xml { get; init; }

    /// <summary>Gets the encoding that the bytes look most like; null if they are plain ASCII or nobody had to ask them.</summary>
    public string? Bytes { get; init; }

    /// <summary>Gets how plausible the letters of <see cref="Bytes"/> are, from −2 to 1; 1 where the bytes have the encoding's own structure.</summary>
    public double Score { get; init; }

    /// <summary>Gets the encoding that the bytes look second most like; null if no other was tried.</summary>
    public string? Next { get; init; }

    /// <summary>Gets how plausible the letters of <see cref="Next"/> are.</summary>
    public double NextScore { get; init; }

    /// <summary>Gets a value indicating whether the bytes alone decided and another encoding is nearly as plausible, or none is.</summary>
    public bool Unsure { get; init; }

    /// <summary>Gets the second encoding of a page put together from two.</summary>
    public string? Mixed { get; init; }

    /// <summary>Says what the sources said: `http utf-8, meta x-sjis, bytes shift_jis 0.93, next euc-jp 0.12`; empty if none said anything.</summary>
    public string Describe()
    {
        StringBuilder words = new();
        Add(words, "bom", Mark, null);
        Add(words, "http", Http, null);
        Add(words, "meta", Meta, null);
        Add(words, "xml", Xml, null);
        Add(words, "bytes", Bytes, Score);
        Add(words, "next", Next, NextScore);
        Add(words, "mixed with", Mixed, null);
        return words.ToString();
    }

    private static void Add(StringBuilder words, string source, string? encoding, double? score)
    {
        if (string.IsNullOrEmpty(encoding))
        {
            return;
        }

        words.Append(words.Length > 0 ? ", " : "").Append(source).Append(' ').Append(encoding);
        if (score is { } number)
        {
            words.Append(' ').Append(number.ToString("0.00", CultureInfo.InvariantCulture));
        }
    }
}
