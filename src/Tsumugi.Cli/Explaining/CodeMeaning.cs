using System.Text;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Measure;

namespace Tsumugi.Cli.Explaining;

/// <summary>Explains codes: measures and rules from their cards, reasons from their phrases, errors from `docs/errors.md`.</summary>
internal static class CodeMeaning
{
    /// <summary>Gets every code that can be explained.</summary>
    public static IEnumerable<string> Known => MeasureCatalog.All.Select(measure => measure.Card.Id).Concat(MeasureModel.Samples.Select(sample => sample.Measure)).Concat(Reasons.Codes).Concat(Rules().Select(rule => rule.Rule.Id)).Concat(ErrorPages.Codes);

    /// <summary>Explains a code; null if nobody knows it.</summary>
    public static string? Of(string code, Session session)
    {
        if ((MeasureCatalog.Find(code)?.Card ?? MeasureModel.SampleOf(code)?.Card) is { } card)
        {
            return Measure(card, session);
        }

        if (Reasons.Of(code) is { } reason)
        {
            return $"{code}: {reason.In(session.Tongue)}";
        }

        if (ErrorPages.Section(code, session.Tongue) is { } section)
        {
            return section;
        }

        string rules = string.Join('\n', Rules().Where(rule => rule.Rule.Id == code).Select(rule => Rule(rule.Preset, rule.Rule, session)));
        return rules.Length > 0 ? rules : null;
    }

    private static string Measure(MeasureCard card, Session session)
    {
        StringBuilder text = new();
        text.AppendLine(card.Id).AppendLine("  " + session.T(card.Summary, card.SummaryJa));
        text.AppendLine($"  {session.T("formula", "式")}: {card.Formula}").Append($"  {session.T("source", "出典")}: {card.Source}");
        if (card.Notes.Length > 0)
        {
            text.AppendLine().Append($"  {session.T("note", "注意")}: {session.T(card.Notes, card.NotesJa)}");
        }

        foreach ((Preset preset, Rule rule) in Rules().Where(rule => rule.Rule.Measure == card.Id))
        {
            text.AppendLine().Append("  " + Rule(preset, rule, session));
        }

        return text.ToString();
    }

    private static string Rule(Preset preset, Rule rule, Session session)
    {
        string limits = RuleWords.Limits(rule);
        return session.T($"rule {rule.Id} of {preset.Name}: {rule.Measure} {limits} ({rule.Because})", $"{preset.Name} の規則 {rule.Id}: {rule.Measure} {limits}（{rule.Because}）");
    }

    private static IEnumerable<(Preset Preset, Rule Rule)> Rules() =>
        PresetFolder.Names.Select(name => PresetFolder.Find(name, "")!).SelectMany(preset => preset.Rules.Select(rule => (preset, rule)));
}
