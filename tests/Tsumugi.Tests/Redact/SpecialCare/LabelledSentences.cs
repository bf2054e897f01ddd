using System.Text.Json;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Redact.SpecialCare;

namespace Tsumugi.Tests.Redact.SpecialCare;

/// <summary>Scores the detector on a file of labelled sentences.</summary>
/// <remarks>
/// A sentence with a kind is right if that kind is found in it. Wrong are findings in sentences with none, and sentences where only other kinds are found.
/// </remarks>
public sealed class LabelledSentences
{
    private readonly SortedDictionary<string, (int Found, int All)> _byKind = new(StringComparer.Ordinal);

    private LabelledSentences(string file)
    {
        SpecialCareDetector detector = new();
        foreach (string line in File.ReadLines(Path.Combine(Repository.Data, "special-care", file)))
        {
            using JsonDocument sentence = JsonDocument.Parse(line);
            string text = sentence.RootElement.GetProperty("text").GetString()!;
            string? kind = sentence.RootElement.TryGetProperty("kind", out JsonElement given) ? given.GetString() : null;
            List<TextEdit> findings = [];
            detector.Find(text, findings);
            bool right = kind is null ? findings.Count == 0 : findings.Exists(finding => finding.Kind == kind);
            if (kind is not null)
            {
                (int found, int all) = _byKind.GetValueOrDefault(kind);
                _byKind[kind] = (found + (right ? 1 : 0), all + 1);
            }

            Positive += kind is null ? 0 : 1;
            Negative += kind is null ? 1 : 0;
            Found += right && kind is not null ? 1 : 0;
            Wrong += !right && findings.Count > 0 ? 1 : 0;
            if (!right)
            {
                Mistakes.Add($"{kind ?? "none"}: {text} → {string.Join(' ', findings.Select(finding => $"{finding.Kind}【{text[finding.Span.Start..finding.Span.End]}】"))}");
            }
        }
    }

    /// <summary>Gets the sentences with a kind.</summary>
    public int Positive { get; }

    /// <summary>Gets the sentences with none.</summary>
    public int Negative { get; }

    /// <summary>Gets the sentences whose kind was found.</summary>
    public int Found { get; }

    /// <summary>Gets the sentences with wrong findings.</summary>
    public int Wrong { get; }

    /// <summary>Gets the mistakes, one line for each.</summary>
    public List<string> Mistakes { get; } = [];

    /// <summary>Gets right sentences over all with findings.</summary>
    public double Precision => (double)Found / (Found + Wrong);

    /// <summary>Gets right sentences over all with a kind.</summary>
    public double Recall => (double)Found / Positive;

    /// <summary>Scores a file.</summary>
    public static LabelledSentences Score(string file) => new(file);

    /// <inheritdoc/>
    public override string ToString()
        => $"{Positive} with a kind, {Negative} without; precision {Precision:0.000}, recall {Recall:0.000}\n" + string.Join('\n', _byKind.Select(kind => $"  {kind.Key} {kind.Value.Found}/{kind.Value.All}")) + "\n" + string.Join('\n', Mistakes) + "\n";
}
