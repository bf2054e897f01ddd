using Tsumugi.Contracts.Steps;

namespace Tsumugi.Models.Language;

/// <summary>Names the language of a text by its scripts and, where they leave a choice, by hashed character 1- to 3-grams.</summary>
/// <remarks>
/// <para>
/// A text is read in windows of 512 units. In each window every letter votes for the languages of its script: kana for
/// Japanese, hangul for Korean, kanji and kana together for Japanese against Chinese, Latin and Cyrillic letters by the model.
/// A kanji, kana or hangul votes with 1, a letter of an alphabet with 0.35 (a word says about as much as two kanji). Latin
/// words in stretches of fewer than four vote with 0.03 only: a page about programming is in the language of its sentences,
/// not of its code. Scores are the shares of the votes.
/// </para>
/// <para>
/// Texts beyond 32,768 units are judged by 64 windows at even distances, the first at the beginning; the choice depends on the
/// length alone. Known misses: romanised Japanese is taken for another language; a language that is not in the list is taken
/// for its neighbour in the same script; single words in Latin letters are guesses.
/// </para>
/// <para>Immutable, shared by all workers, no allocation, linear, never throws.</para>
/// </remarks>
public sealed class LanguageIdentifier : ILanguageIdentifier
{
    private const int Window = 512;
    private const int MostWindows = 64;

    private static readonly Lazy<LanguageIdentifier> Embedded = new(LoadEmbedded);

    private static readonly string[] Names =
        ["ar", "cs", "de", "el", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ka", "ko", "mn", "nl", "pl", "pt", "ru", "th", "tr", "uk", "vi", "zh"];

    private static readonly int[] LatinTargets = [.. LanguageModel.LatinLanguages.Select(name => Array.IndexOf(Names, name))];
    private static readonly int[] CyrillicTargets = [.. LanguageModel.CyrillicLanguages.Select(name => Array.IndexOf(Names, name))];

    private readonly PackedWeights _latin;
    private readonly PackedWeights _cyrillic;
    private readonly sbyte[] _one;
    private readonly sbyte[] _more;

    internal LanguageIdentifier(LanguageModel model)
    {
        _latin = new PackedWeights(model.Latin, LanguageModel.LatinLanguages.Count);
        _cyrillic = new PackedWeights(model.Cyrillic, LanguageModel.CyrillicLanguages.Count);
        _one = model.EastAsianOne;
        _more = model.EastAsianMore;
    }

    /// <summary>Gets the identifier with the model that is part of this program.</summary>
    public static LanguageIdentifier Default => Embedded.Value;

    /// <inheritdoc/>
    public IReadOnlyList<string> Languages => Names;

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<char> text, Span<double> scores)
    {
        scores[..Names.Length].Clear();
        int windows = (int)(((long)text.Length + Window - 1) / Window);
        int taken = Math.Min(windows, MostWindows);
        for (int i = 0; i < taken; i++)
        {
            int start = (int)((long)i * windows / taken * Window);
            Add(text.Slice(start, Math.Min(Window, text.Length - start)), scores);
        }

        double sum = 0;
        foreach (double score in scores[..Names.Length])
        {
            sum += score;
        }

        if (sum > 0)
        {
            for (int i = 0; i < Names.Length; i++)
            {
                scores[i] /= sum;
            }
        }
    }

    private static LanguageIdentifier LoadEmbedded()
    {
        using Stream stream = typeof(LanguageIdentifier).Assembly.GetManifestResourceStream("Tsumugi.Models.Language.languages.bin")
            ?? throw new InvalidOperationException("the language model is missing from this build");
        return new LanguageIdentifier(LanguageModel.Load(stream));
    }

    /// <summary>Adds the votes of one window.</summary>
    private void Add(ReadOnlySpan<char> text, Span<double> votes)
    {
        var evidence = new WindowEvidence { LatinWeights = _latin, CyrillicWeights = _cyrillic, One = _one, More = _more };
        GramScanner.Scan(text, ref evidence);
        evidence.VoteEastAsian(votes, Array.IndexOf(Names, "ja"), Array.IndexOf(Names, "zh"));
        evidence.VoteAlphabet(Script.Latin, votes, LatinTargets);
        evidence.VoteAlphabet(Script.Cyrillic, votes, CyrillicTargets);
        votes[Array.IndexOf(Names, "ko")] += evidence.Hangul;
        votes[Array.IndexOf(Names, "ar")] += evidence.Arabic * WindowEvidence.AlphabetVote;
        votes[Array.IndexOf(Names, "el")] += evidence.Greek * WindowEvidence.AlphabetVote;
        votes[Array.IndexOf(Names, "he")] += evidence.Hebrew * WindowEvidence.AlphabetVote;
        votes[Array.IndexOf(Names, "hi")] += evidence.Devanagari * WindowEvidence.AlphabetVote;
        votes[Array.IndexOf(Names, "ka")] += evidence.Georgian * WindowEvidence.AlphabetVote;
        votes[Array.IndexOf(Names, "th")] += evidence.Thai * WindowEvidence.AlphabetVote;
    }
}
