using System.Globalization;
using System.Text.Json.Serialization;

namespace Tsumugi.Contracts.Measures;

/// <summary>A model that a recipe names and by which every document is measured, with its file as the plan saw it.</summary>
/// <remarks>Stands in plan and manifest, so that a run can say what a number means where the file of the model is gone.</remarks>
public sealed record MeasureModel
{
    /// <summary>The kind of text classifiers; also the key of a recipe that names their file.</summary>
    public const string Classifier = "classifier";

    /// <summary>The kind of n-gram language models; also the key of a recipe that names their file.</summary>
    public const string LanguageModel = "language-model";

    private const string ClassifierFamily = "classifier/";
    private const string LanguageModelFamily = "lm/";
    private const string BitsEnding = "-bits-per-letter";
    private const int ShownDigits = 16;

    /// <summary>Gets the name that the recipe gives it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets <see cref="Classifier"/> or <see cref="LanguageModel"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the file as the recipe writes it.</summary>
    public required string File { get; init; }

    /// <summary>Gets where the file lies on this machine; null in a seal, and like other absolute paths no part of the plan's hash.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    /// <summary>Gets the size of the file.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets the SHA-256 of the file: another content is another plan.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Gets the label whose probability is the number; null for an expectation or a language model.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    /// <summary>Gets what each label counts in the expectation; null for the probability of one label or a language model.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LabelWeight>? Weights { get; init; }

    /// <summary>Gets what cuts words before a classifier looks, with version and dictionary; null for texts as they are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Words { get; init; }

    /// <summary>Gets the tokenizer over whose pieces a language model was trained; null for letters.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TokenizerFile? Tokenizer { get; init; }

    /// <summary>Gets the id of its measure.</summary>
    [JsonIgnore]
    public string Measure => Kind == Classifier ? ClassifierFamily + Name : LanguageModelFamily + Name + BitsEnding;

    /// <summary>Gets what its measure says about itself.</summary>
    [JsonIgnore]
    public MeasureCard Card => Kind == LanguageModel ? BitsCard() : Weights is { } weights ? ExpectationCard(weights) : ProbabilityCard(Label ?? "");

    /// <summary>Gets the measures that recipes can have, with `NAME` for the name that a recipe gives; they stand for all others in references.</summary>
    public static IReadOnlyList<MeasureModel> Samples { get; } =
    [
        new() { Name = "NAME", Kind = Classifier, File = "FILE", Label = "LABEL" },
        new() { Name = "NAME", Kind = LanguageModel, File = "FILE" },
    ];

    /// <summary>Says whether a measure is one that a recipe's model would take.</summary>
    public static bool IsMeasure(string id) => SampleOf(id) is not null;

    /// <summary>Gets the sample of a measure that only a recipe can explain; null if the id is of another kind.</summary>
    public static MeasureModel? SampleOf(string id)
    {
        string? name = id.StartsWith(ClassifierFamily, StringComparison.Ordinal) ? id[ClassifierFamily.Length..]
            : id.StartsWith(LanguageModelFamily, StringComparison.Ordinal) && id.EndsWith(BitsEnding, StringComparison.Ordinal) && id.Length > LanguageModelFamily.Length + BitsEnding.Length ? id[LanguageModelFamily.Length..^BitsEnding.Length]
            : null;
        return name is null || !(IsName(name) || name == Samples[0].Name) ? null : id.StartsWith(ClassifierFamily, StringComparison.Ordinal) ? Samples[0] : Samples[1];
    }

    /// <summary>Says whether a recipe may give a model this name: lower-case letters and digits, parted by `-`, as ids of measures are.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && name[0] != '-' && name[^1] != '-' && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') && !name.Contains("--", StringComparison.Ordinal);

    /// <summary>Gets the same without the places of this machine, for hashes and seals.</summary>
    public MeasureModel WithoutPaths() => this with { Path = null, Tokenizer = Tokenizer is null ? null : Tokenizer with { Path = null } };

    private MeasureCard ProbabilityCard(string label) => new()
    {
        Id = Measure,
        Summary = $"How likely the classifier `{Name}` finds the label `{label}`.",
        SummaryJa = $"分類器 `{Name}` によるラベル `{label}` の確率。",
        Formula = $"probability of `{label}`, to six decimals; 0 if the text has nothing that the model knows{WordsNote}",
        Unit = Unit.Ratio,
        Source = Origin,
    };

    private MeasureCard ExpectationCard(IReadOnlyList<LabelWeight> weights) => new()
    {
        Id = Measure,
        Summary = $"The mean that the classifier `{Name}` expects over the numbers of its labels.",
        SummaryJa = $"分類器 `{Name}` が示す、ラベルの値の期待値。",
        Formula = $"sum of probability × number: {string.Join(", ", weights.Select(weight => string.Create(CultureInfo.InvariantCulture, $"`{weight.Label}` × {weight.Weight}")))}, to six decimals; 0 if the text has nothing that the model knows{WordsNote}",
        Unit = Unit.Score,
        Source = Origin,
    };

    private MeasureCard BitsCard() => new()
    {
        Id = Measure,
        Summary = $"How many bits a letter of the text costs under the language model `{Name}`: few for what it has seen often, many for what is strange to it.",
        SummaryJa = $"言語モデル `{Name}` での 1 文字あたりのビット数（見慣れた文ほど少なく、見慣れない文ほど多い）。",
        Formula = $"bits of {(Tokenizer is null ? "letters" : $"the pieces of {Tokenizer.File}")} and line ends / letters and line ends, lines that are empty left out; a letter outside of the alphabet costs 20.08 bits beside its symbol",
        Unit = Unit.BitsEach,
        Source = Origin,
        Notes = "Perplexity by letters is 2 to the power of it.",
        NotesJa = "文字単位のパープレキシティは 2 のこの値乗です。",
    };

    private string WordsNote => Words is { } words ? $"; words cut by {words}" : "";

    private string Origin => Sha256.Length == 0 ? File : $"{File}, SHA-256 {Sha256[..ShownDigits]}…";
}
