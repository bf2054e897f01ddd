using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Steps;

namespace Tsumugi.Stages.Identify;

/// <summary>Lets texts in the wanted languages pass and says why another one does not.</summary>
/// <remarks>Immutable, for many workers at once; no allocation per text; never throws on any UTF-16.</remarks>
public sealed class LanguageGate
{
    /// <summary>The reason of a text in a language that the recipe does not keep.</summary>
    public const string OtherLanguage = "identify/other-language";

    /// <summary>The reason of a text in a wanted language, named with too little confidence.</summary>
    public const string LowConfidence = "identify/low-confidence";

    /// <summary>The reason of a text without a letter.</summary>
    public const string NoLetters = "identify/no-letters";

    /// <summary>The language of a text without a letter (BCP 47, undetermined).</summary>
    public const string Undetermined = "und";

    private const int MostLanguages = 256;

    private readonly ILanguageIdentifier _identifier;
    private readonly string[] _keep;
    private readonly double _minConfidence;

    /// <summary>Creates the gate.</summary>
    /// <param name="identifier">Names the languages.</param>
    /// <param name="settings">Values of the section <see cref="Section"/>.</param>
    public LanguageGate(ILanguageIdentifier identifier, Settings settings)
        : this(identifier, settings.Texts("keep"), settings.Number("min-confidence"))
    {
    }

    /// <summary>Creates the gate from its two settings.</summary>
    public LanguageGate(ILanguageIdentifier identifier, IReadOnlyList<string> keep, double minConfidence)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(identifier.Languages.Count, MostLanguages, nameof(identifier));
        _identifier = identifier;
        _keep = [.. keep];
        _minConfidence = minConfidence;
    }

    /// <summary>Gets the section of the recipe.</summary>
    public static SectionCard Section { get; } = new(
        "identify",
        "Which languages are kept, and how sure the identifier must be.",
        "残す言語と、言語判定に求める確信度です。",
        [
            new SettingCard
            {
                Key = "keep",
                Kind = SettingKind.Texts,
                Default = "ja",
                Summary = "Languages that are kept (ISO 639-1).",
                SummaryJa = "残す言語（ISO 639-1）。",
            },
            new SettingCard
            {
                Key = "min-confidence",
                Kind = SettingKind.Number,
                Default = "0.8",
                Min = 0,
                Max = 1,
                Summary = "The lowest share of the text's letters that must speak for the language.",
                SummaryJa = "その言語と判定される文字の割合の下限。",
            },
        ]);

    /// <summary>Gets the lowest confidence that passes, for the ledger.</summary>
    public double MinConfidence => _minConfidence;

    /// <summary>Names the language of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The likeliest language; <see cref="Undetermined"/> for a text without letters.</param>
    /// <param name="confidence">Its score, 0 to 1.</param>
    public void Identify(ReadOnlySpan<char> text, out string language, out double confidence)
    {
        Span<double> room = stackalloc double[MostLanguages];
        Span<double> scores = room[.._identifier.Languages.Count];
        _identifier.Score(text, scores);
        int best = -1;
        confidence = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] > confidence)
            {
                best = i;
                confidence = scores[i];
            }
        }

        language = best < 0 ? Undetermined : _identifier.Languages[best];
    }

    /// <summary>Says whether a text passes.</summary>
    /// <param name="language">As <see cref="Identify"/> named it.</param>
    /// <param name="confidence">As <see cref="Identify"/> gave it.</param>
    /// <returns>An empty string, or the reason why it does not.</returns>
    public string Judge(string language, double confidence)
    {
        if (language == Undetermined)
        {
            return NoLetters;
        }

        foreach (string kept in _keep)
        {
            if (kept == language)
            {
                return confidence >= _minConfidence ? "" : LowConfidence;
            }
        }

        return OtherLanguage;
    }
}
