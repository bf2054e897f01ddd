using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Evaluation;
using Tsumugi.Stages.Report;

namespace Tsumugi.Cli.Proving;

/// <summary>The tables of a result, for screen and report alike.</summary>
internal static class ProofTables
{
    private static readonly Phrase Yes = new("yes", "はい");
    private static readonly Phrase No = new("no", "いいえ");
    private static readonly Phrase NotCounted = new("not counted", "数えない");

    /// <summary>Gets the heads of <see cref="Arms"/>.</summary>
    public static Phrase[] ArmHeads(ProofResult result) =>
    [
        new("arm", "アーム"),
        new("documents", "文書"),
        new("duplicates", "重複"),
        new($"distinct {result.Order.Order}-grams", $"異なる {result.Order.Order}-gram"),
        new("repeated lines", "繰り返しの行"),
        new("paired", "共通の文書"),
        new("bits/char", "ビット/文字"),
        new($"against {result.Arms.Names[0]} [95 %]", $"{result.Arms.Names[0]} との差 [95 %]"),
        new("known letters only", "共通の文字だけ"),
    ];

    /// <summary>Gets a row for each arm.</summary>
    public static IEnumerable<string[]> Arms(ProofResult result)
    {
        for (int arm = 0; arm < result.Arms.Names.Count; arm++)
        {
            ArmScan? scan = arm < result.Scans.Count ? result.Scans[arm] : null;
            yield return
            [
                result.Arms.Names[arm],
                scan is null ? "–" : Numbers.Whole(scan.Documents.Count),
                scan is null ? "–" : Numbers.Percent(scan.Duplicates.Bytes, scan.Bytes),
                Numbers.Whole((long)result.MeanFact(arm, facts => facts.Ngrams)),
                Numbers.Percent((long)result.MeanFact(arm, facts => facts.RepeatedBytes), (long)result.MeanFact(arm, facts => facts.Bytes)),
                arm < result.Arms.FirstControl ? Numbers.Percent((long)Math.Round(result.Arms.Paired[arm] * 1000), 1000) : "–",
                Bits(result.MeanOf(arm)),
                arm == 0 ? "–" : ProofWords.Difference(result.Main.ToFirst[arm].Mean),
                arm == 0 ? "–" : ProofWords.Difference(result.Instruments[1].ToFirst[arm].Mean),
            ];
        }
    }

    /// <summary>Gets the heads of <see cref="Domains"/>.</summary>
    public static Phrase[] DomainHeads(ProofResult result) =>
    [
        new("held-out text", "評価用の文書"),
        new("arm", "アーム"),
        new("documents", "文書"),
        new("bits/char", "ビット/文字"),
        new($"against {result.Arms.Names[0]} [95 %]", $"{result.Arms.Names[0]} との差 [95 %]"),
        new("controls seen", "対照が見えるか"),
    ];

    /// <summary>Gets, for each domain, a row for each arm that is no control.</summary>
    public static IEnumerable<string[]> Domains(ProofResult result, InstrumentResult instrument, Tongue tongue)
    {
        for (int domain = 0; domain < result.HeldOut.Domains.Count; domain++)
        {
            for (int arm = 0; arm < result.Arms.FirstControl; arm++)
            {
                Interval difference = instrument.ToFirst[arm].Domains[domain];
                yield return
                [
                    arm == 0 ? result.HeldOut.Domains[domain].Name : "",
                    result.Arms.Names[arm],
                    arm == 0 ? Numbers.Whole(result.HeldOut.Domains[domain].Texts.Count) : "",
                    Bits(instrument.Scores.PerLetter(arm)[domain]),
                    arm == 0 ? "–" : ProofWords.Difference(difference),
                    arm == 0 ? (!result.HeldOut.Domains[domain].IsCounted ? NotCounted : instrument.Verdict.SeenIn[domain] ? Yes : No).In(tongue) : "",
                ];
            }
        }
    }

    /// <summary>Writes bits per letter.</summary>
    public static string Bits(double bits) => bits.ToString("F4", CultureInfo.InvariantCulture);
}
