using Tsumugi.Contracts.Steps;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Stages.Decode;

/// <summary>Turns the bytes of a page into letters, believing the bytes more than what header and page say about them.</summary>
/// <remarks>
/// <para>
/// In order: a byte order mark; binary data is refused; seven-bit bytes with JIS escape sequences are ISO-2022-JP, other seven-bit bytes are
/// ASCII; valid UTF-8 is UTF-8; all else goes to the encoding with the highest sum of plausibility (<see cref="EncodingDetector"/>) and prior
/// (HTTP 0.25, `meta` or XML declaration 0.4), where a winner with malformed sequences gives way to a plausible one that has none. Up to 2 %
/// malformed sequences are tolerated. A guess that no label confirms is unsure if the next is less than 0.25 behind it, it scores less than 0.3
/// or the page has fewer than eight bytes beyond ASCII; it is taken all the same, and told as `bytes-unsure`.
/// </para>
/// <para>
/// Refused with a reason: letters garbled by an earlier decoding (<see cref="Mojibake"/>), pages of two encodings (<see cref="MixedEncodings"/>).
/// </para>
/// <para>Known misses: Greek, Hebrew, Arabic and Thai without a label.</para>
/// </remarks>
public sealed class PageDecoder : IDecoder
{
    private const double HttpPrior = 0.25;
    private const double PagePrior = 0.4;
    private const int MalformedAllowed = 20;
    private const int MalformedShare = 50;

    // Right guesses on real pages lead by 0.4 and more; see DetectionAccuracyTests, which prints the figures.
    private const double SureMargin = 0.25;
    private const double SureScore = 0.3;

    // Three letters of two bytes may be chance, titles of ten are not.
    private const int FewestToBeSure = 7;

    /// <inheritdoc/>
    public DecodeResult Decode(ReadOnlySpan<byte> bytes, string httpCharset, bool isHtml, TextBuffer text)
    {
        int start = text.Length;
        if (ByteOrderMark(bytes, out int mark) is { } marked)
        {
            DecodeEvidence claims = new PageLabels([], httpCharset, isHtml: false).Claims with { Mark = marked.Name };
            return Finish(marked, bytes[mark..], "bom", claims, text, start);
        }

        PageLabels labels = new(bytes, httpCharset, isHtml);
        if (WideText.Find(bytes, labels.Http) is { } wide)
        {
            return Finish(wide, bytes, labels.Deciding(wide), Structure(labels, wide), text, start);
        }

        if (BinaryContent.Is(bytes))
        {
            return Failed(DecodeReasons.Binary, default);
        }

        if (!bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF))
        {
            return SevenBit(bytes, labels, text, start);
        }

        if (!IsTooShortToBeSure(bytes, labels) && PageEncodings.Utf8.TryDecode(bytes, text))
        {
            return Judge(PageEncodings.Utf8, bytes, labels.Deciding(PageEncodings.Utf8), 0, Structure(labels, PageEncodings.Utf8), text, start);
        }

        if (EncodingDetector.LooksLikeIso2022Jp(bytes) && HighBytesAreFew(bytes))
        {
            return Finish(PageEncodings.Iso2022Jp, bytes, labels.Deciding(PageEncodings.Iso2022Jp), Structure(labels, PageEncodings.Iso2022Jp), text, start);
        }

        return ByPlausibility(bytes, labels, text, start);
    }

    /// <summary>Gets the length of the byte order mark at the front of a page; 0 if it has none.</summary>
    /// <remarks>A mark decides the encoding before all else, so the letters of the page begin behind it.</remarks>
    public static int MarkLength(ReadOnlySpan<byte> bytes)
    {
        ByteOrderMark(bytes, out int length);
        return length;
    }

    private static DecodeResult SevenBit(ReadOnlySpan<byte> bytes, PageLabels labels, TextBuffer text, int start)
    {
        if (EncodingDetector.LooksLikeIso2022Jp(bytes))
        {
            return Finish(PageEncodings.Iso2022Jp, bytes, labels.Deciding(PageEncodings.Iso2022Jp), Structure(labels, PageEncodings.Iso2022Jp), text, start);
        }

        if (Mojibake.HasLostEscapes(bytes))
        {
            return Failed(DecodeReasons.Mojibake, labels.Claims);
        }

        PageEncoding encoding = AsciiName(labels.Http) ?? AsciiName(labels.Page) ?? PageEncodings.Utf8;
        return Finish(encoding, bytes, labels.Deciding(encoding), labels.Claims, text, start);
    }

    private static DecodeResult ByPlausibility(ReadOnlySpan<byte> bytes, PageLabels labels, TextBuffer text, int start)
    {
        GuessList room = default;
        Span<EncodingGuess> guesses = room;
        guesses = guesses[..Rank(bytes, labels, guesses)];
        EncodingGuess first = guesses[0];
        bool few = !HasMoreHighBytesThan(FewestToBeSure, bytes);

        // The sample may hide what the whole page shows: a winner with malformed sequences gives way to a plausible one without.
        foreach (EncodingGuess guess in guesses)
        {
            if ((guess == first || guess.Score >= SureScore) && guess.Encoding.TryDecode(bytes, text))
            {
                return Judge(guess.Encoding, bytes, Deciding(guess, guesses, labels, few), 0, Claims(guess, guesses, labels, few), text, start);
            }
        }

        // None is sound: the first of the best that is nearly so.
        const int Attempts = 3;
        DecodeResult result = default;
        for (int i = 0; i < Math.Min(guesses.Length, Attempts); i++)
        {
            EncodingGuess guess = guesses[i];
            result = Finish(guess.Encoding, bytes, Deciding(guess, guesses, labels, few), Claims(guess, guesses, labels, few), text, start);
            if (result.Reason != DecodeReasons.NoEncodingFits)
            {
                break;
            }
        }

        return result;
    }

    private static int Rank(ReadOnlySpan<byte> bytes, PageLabels labels, Span<EncodingGuess> guesses)
    {
        (PageEncoding? http, PageEncoding? page) = (labels.Http, labels.Page);
        PageEncoding[] labelled = (http, page) switch
        {
            (null, null) => [],
            (null, { } only) => [only],
            ({ } only, null) => [only],
            ({ } one, { } other) when one == other => [one],
            ({ } one, { } other) => [one, other],
        };
        Span<double> priors = [http is null ? PagePrior : HttpPrior + (http == page ? PagePrior : 0), PagePrior];
        return EncodingDetector.Rank(bytes, labelled, priors, guesses);
    }

    /// <summary>Says what decided for a guess; a label may be enough, the bytes alone may not.</summary>
    private static string Deciding(EncodingGuess guess, ReadOnlySpan<EncodingGuess> guesses, PageLabels labels, bool few)
    {
        string deciding = labels.Deciding(guess.Encoding);
        return deciding == "bytes" && (few || IsUnsure(guess, guesses)) ? "bytes-unsure" : deciding;
    }

    private static bool IsUnsure(EncodingGuess guess, ReadOnlySpan<EncodingGuess> guesses) =>
        guess.Score < SureScore || (Other(guess, guesses) is { } next && guess.Score - next.Score < SureMargin);

    /// <summary>Gets the most plausible guess beside one.</summary>
    private static EncodingGuess? Other(EncodingGuess guess, ReadOnlySpan<EncodingGuess> guesses)
    {
        EncodingGuess? best = null;
        foreach (EncodingGuess other in guesses)
        {
            best = other.Encoding != guess.Encoding && (best is null || other.Score > best.Value.Score) ? other : best;
        }

        return best;
    }

    private static DecodeEvidence Claims(EncodingGuess guess, ReadOnlySpan<EncodingGuess> guesses, PageLabels labels, bool few)
    {
        EncodingGuess? other = Other(guess, guesses);
        return labels.Claims with
        {
            Bytes = guess.Encoding.Name,
            Score = guess.Score,
            Next = other?.Encoding.Name,
            NextScore = other?.Score ?? 0,
            Unsure = labels.Deciding(guess.Encoding) == "bytes" && (few || IsUnsure(guess, guesses)),
        };
    }

    /// <summary>Gets the evidence of bytes whose structure is an encoding's own.</summary>
    private static DecodeEvidence Structure(PageLabels labels, PageEncoding encoding) => labels.Claims with { Bytes = encoding.Name, Score = 1 };

    private static DecodeResult Finish(PageEncoding encoding, ReadOnlySpan<byte> bytes, string evidence, DecodeEvidence claims, TextBuffer text, int start)
    {
        int malformed = encoding.Decode(bytes, text);
        if (malformed > 0 && MixedEncodings.Find(bytes, encoding) is { } other)
        {
            return Mixed(encoding, other, claims, text, start);
        }

        if (malformed > MalformedAllowed && (long)malformed * MalformedShare > text.Length - start)
        {
            text.Truncate(start);
            return Failed(DecodeReasons.NoEncodingFits, claims);
        }

        return Judge(encoding, bytes, evidence, malformed, claims, text, start);
    }

    /// <summary>Lets the letters pass unless they are garbled, now or before.</summary>
    private static DecodeResult Judge(PageEncoding encoding, ReadOnlySpan<byte> bytes, string evidence, int malformed, DecodeEvidence claims, TextBuffer text, int start)
    {
        ReadOnlySpan<char> letters = text.Written[start..];
        int garbled = Mojibake.Garbled(letters, out int beyond);
        if (garbled > 0 && malformed == 0 && encoding != PageEncodings.Utf8 && MixedEncodings.Find(bytes, encoding) is { } other)
        {
            return Mixed(encoding, other, claims, text, start);
        }

        if (Mojibake.IsTooMuch(garbled, beyond))
        {
            text.Truncate(start);
            return Failed(DecodeReasons.Mojibake, claims);
        }

        return new DecodeResult(true, encoding.Name, evidence, malformed) { Claims = claims, Garbled = garbled };
    }

    private static DecodeResult Mixed(PageEncoding encoding, PageEncoding other, DecodeEvidence claims, TextBuffer text, int start)
    {
        text.Truncate(start);
        return Failed(DecodeReasons.MixedEncodings, claims with { Mixed = other.Name, Bytes = claims.Bytes ?? encoding.Name });
    }

    private static DecodeResult Failed(string reason, DecodeEvidence claims) => new(false, "", "", 0, reason) { Claims = claims };

    private static PageEncoding? ByteOrderMark(ReadOnlySpan<byte> bytes, out int length)
    {
        (PageEncoding? encoding, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (PageEncodings.Utf8, 3),
            [0xFF, 0xFE, ..] => (PageEncodings.Named("utf-16le"), 2),
            [0xFE, 0xFF, ..] => (PageEncodings.Named("utf-16be"), 2),
            _ => ((PageEncoding?)null, 0),
        };
        return encoding;
    }

    /// <summary>Says whether a label contradicts so few UTF-8 letters that they may be chance: C3 A9 is é, but also ﾃｩ.</summary>
    private static bool IsTooShortToBeSure(ReadOnlySpan<byte> bytes, PageLabels labels)
    {
        const int FewBytes = 12;
        if (labels.AreEmpty || labels.NameUtf8)
        {
            return false;
        }

        return !HasMoreHighBytesThan(FewBytes, bytes);
    }

    private static bool HasMoreHighBytesThan(int few, ReadOnlySpan<byte> bytes)
    {
        int high = 0;
        while (high <= few && bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is int at and >= 0)
        {
            high++;
            bytes = bytes[(at + 1)..];
        }

        return high > few;
    }

    /// <summary>Says whether eight-bit bytes are accidents in a seven-bit page: fewer than one in a hundred.</summary>
    private static bool HighBytesAreFew(ReadOnlySpan<byte> bytes)
    {
        int high = 0;
        foreach (byte value in bytes)
        {
            high += value >> 7;
        }

        return (long)high * 100 < bytes.Length;
    }

    /// <summary>Keeps a label for pages that are plain ASCII, as long as ASCII means the same in it.</summary>
    private static PageEncoding? AsciiName(PageEncoding? labelled) =>
        labelled is null || labelled == PageEncodings.Iso2022Jp || labelled.Name.StartsWith("utf-16", StringComparison.Ordinal) ? null : labelled;

    /// <summary>Room for all guesses of one page.</summary>
    [System.Runtime.CompilerServices.InlineArray(EncodingDetector.MostGuesses)]
    private struct GuessList
    {
        private EncodingGuess _first;
    }
}
