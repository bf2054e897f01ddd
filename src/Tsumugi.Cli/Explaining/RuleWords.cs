using System.Globalization;
using System.Text.Json.Nodes;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;

namespace Tsumugi.Cli.Explaining;

/// <summary>Puts rules, quirks and skipped rules into words for the terminal, and into JSON.</summary>
internal static class RuleWords
{
    /// <summary>Gets the limits of a rule: `≥ 20 ≤ 90`.</summary>
    public static string Limits(Rule rule) => string.Join(' ', new[]
    {
        rule.Min is { } min ? string.Create(CultureInfo.InvariantCulture, $"{(rule.MinExclusive ? ">" : "≥")} {min}") : "",
        rule.Max is { } max ? string.Create(CultureInfo.InvariantCulture, $"{(rule.MaxExclusive ? "<" : "≤")} {max}") : "",
    }.Where(part => part.Length > 0));

    /// <summary>Says which rules are skipped and why; nothing if none is.</summary>
    public static void SaySkipped(Session session, Preset preset)
    {
        if (preset.Skipped.Count == 0)
        {
            return;
        }

        session.Say(
            $"{preset.Skipped.Count} of the {preset.Rules.Count + preset.Skipped.Count} rules of `{preset.Name}` are skipped, since what they need is not there:",
            $"`{preset.Name}` の規則 {preset.Rules.Count + preset.Skipped.Count} 個のうち {preset.Skipped.Count} 個は、必要な信号がないため飛ばします:");
        foreach (SkippedRule skipped in preset.Skipped)
        {
            session.Say($"  {skipped.Rule.Id}: {skipped.Rule.Measure} – {skipped.Signal.Missing}", $"  {skipped.Rule.Id}: {skipped.Rule.Measure} – {skipped.Signal.MissingJa}");
        }
    }

    /// <summary>Says in one line which quirks are on; empty if the preset has none.</summary>
    public static string Quirks(Preset preset, Session session)
    {
        if (preset.Quirks.Count == 0)
        {
            return "";
        }

        string on = string.Join(", ", preset.Quirks.Where(quirk => quirk.On).Select(quirk => quirk.Id));
        string off = string.Join(", ", preset.Quirks.Where(quirk => !quirk.On).Select(quirk => quirk.Id));
        Phrase none = new("none", "なし");
        return session.T(
            $"quirks of the published code: on {(on.Length > 0 ? on : none.English)}; off {(off.Length > 0 ? off : none.English)}",
            $"公開コードの癖: 再現する {(on.Length > 0 ? on : none.Japanese)}、直す {(off.Length > 0 ? off : none.Japanese)}");
    }

    /// <summary>Gets a rule for programs.</summary>
    public static JsonObject Json(Rule rule) => new()
    {
        ["id"] = rule.Id,
        ["measure"] = rule.Measure,
        ["min"] = rule.Min,
        ["max"] = rule.Max,
        ["min_exclusive"] = rule.MinExclusive,
        ["max_exclusive"] = rule.MaxExclusive,
        ["class"] = rule.Class,
        ["because"] = rule.Because,
    };

    /// <summary>Gets a skipped rule for programs.</summary>
    public static JsonObject Json(SkippedRule skipped)
    {
        JsonObject rule = Json(skipped.Rule);
        rule["skipped"] = SkippedRule.Reason;
        rule["missing"] = skipped.Signal.Missing;
        rule["missing_ja"] = skipped.Signal.MissingJa;
        return rule;
    }

    /// <summary>Gets a quirk for programs.</summary>
    public static JsonObject Json(Quirk quirk) => new() { ["quirk"] = quirk.Id, ["on"] = quirk.On, ["summary"] = quirk.Summary, ["summary_ja"] = quirk.SummaryJa };
}
