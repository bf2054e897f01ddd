using System.Globalization;
using System.Text;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Rules;

namespace Tsumugi.Cli.Explaining;

/// <summary>Writes `docs/rules.md`: every preset with its rules, what becomes of them without quirks, and what it leaves out of its publication.</summary>
internal static class PresetPage
{
    /// <summary>Gets the page.</summary>
    /// <param name="note">What stands at its head.</param>
    public static string Write(string note)
    {
        StringBuilder page = new(note + "# Presets and their rules / プリセットと規則\n\nLimits are inclusive; `<` and `>` mark those that are not. How presets, quirks and skipped rules work: [en](en/recipe.md), [ja](ja/recipe.md).\n限界値はその値を含みます。`<` と `>` は含まないものです。\n");
        foreach (Preset preset in PresetFolder.Names.Select(name => PresetFolder.Find(name, "")!))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {preset.Name}\n\n{preset.Summary}\n{preset.SummaryJa}\n\nSource: {preset.Source}\n\n");
            Hosts(page, preset);
            page.Append("| rule | measure | min | max | class | because |\n|---|---|---|---|---|---|\n");
            foreach (Rule rule in preset.Rules)
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{rule.Id}` | `{rule.Measure}` | {(rule.MinExclusive ? "> " : "")}{rule.Min} | {(rule.MaxExclusive ? "< " : "")}{rule.Max} | {rule.Class} | {rule.Because} |\n");
            }

            Skipped(page, preset);
            Quirks(page, preset);
            Notes(page, preset);
        }

        return page.ToString();
    }

    private static void Hosts(StringBuilder page, Preset preset)
    {
        if (preset.AllowedHosts.Suffixes.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"Only hosts that end with {Codes(preset.AllowedHosts.Suffixes)} ({preset.AllowedHosts.Because}).\n\n");
        }

        if (preset.BlockedHosts.Suffixes.Count > 0)
        {
            string remark = preset.BlockedHosts.Note.Length > 0 ? " " + preset.BlockedHosts.Note : "";
            page.Append(CultureInfo.InvariantCulture, $"Blocked hosts: {Codes(preset.BlockedHosts.Suffixes)} ({preset.BlockedHosts.Because}).{remark}\n\n");
        }
    }

    private static void Skipped(StringBuilder page, Preset preset)
    {
        if (preset.Skipped.Count == 0)
        {
            return;
        }

        page.Append("\n### Skipped: what they need is not there / 信号がないため飛ばす規則\n\n| rule | measure | min | max | missing | because |\n|---|---|---|---|---|---|\n");
        foreach ((Rule rule, Signal signal) in preset.Skipped)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{rule.Id}` | `{rule.Measure}` | {(rule.MinExclusive ? "> " : "")}{rule.Min} | {(rule.MaxExclusive ? "< " : "")}{rule.Max} | {signal.Missing}<br>{signal.MissingJa} | {rule.Because} |\n");
        }
    }

    private static void Quirks(StringBuilder page, Preset preset)
    {
        if (preset.Quirks.Count == 0)
        {
            return;
        }

        page.Append("\n### Quirks / 癖\n\n| quirk | what the published code does | rules without it |\n|---|---|---|\n");
        foreach (Quirk quirk in preset.Quirks)
        {
            IEnumerable<string> changes = preset.Rules.SelectMany(rule => rule.Without.Where(change => change.Quirks.Contains(quirk.Id)).Select(change => Change(rule, change)));
            page.Append(CultureInfo.InvariantCulture, $"| `{quirk.Id}` | {quirk.Summary}<br>{quirk.SummaryJa} | {string.Join("<br>", changes)} |\n");
        }
    }

    private static string Change(Rule rule, RuleChange change)
    {
        string with = change.Quirks.Count > 1 ? $" (all of {Codes(change.Quirks)} off)" : "";
        return change.Of(rule) is { } changed ? $"`{rule.Id}`: `{changed.Measure}` {RuleWords.Limits(changed)}{with}" : $"`{rule.Id}`: left out{with}";
    }

    private static void Notes(StringBuilder page, Preset preset)
    {
        if (preset.NotReproduced.Count == 0)
        {
            return;
        }

        page.Append("\n### Not reproduced / 再現しない段階\n\n");
        foreach (PresetNote note in preset.NotReproduced)
        {
            page.Append(CultureInfo.InvariantCulture, $"- **{note.Step}**: {note.Reason}<br>{note.ReasonJa}\n");
        }
    }

    private static string Codes(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
