using System.Globalization;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Recipes;
using Tsumugi.Engine.Runs;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Measure;

namespace Tsumugi.Cli.Explaining;

/// <summary>Tells the life of a document in sentences.</summary>
/// <param name="session">The session.</param>
/// <param name="folder">The run.</param>
/// <param name="rules">The rules that were in force.</param>
/// <param name="models">The models by which documents were measured.</param>
internal sealed class Storyteller(Session session, RunFolder folder, Preset rules, IReadOnlyList<MeasureModel> models)
{
    private const int StepColumns = 10;
    private const int MostSpans = 3;

    private static readonly string[] Front = ["read", "decode", "extract"];

    private readonly PageTeller _page = new(session);
    private readonly CutTeller _cuts = new(session, folder);

    /// <summary>Tells it.</summary>
    /// <param name="life">The document.</param>
    /// <param name="story">What became of the parts of its page.</param>
    /// <param name="whole">Whether every part is told.</param>
    public void Tell(DocumentLife life, PageStory story, bool whole)
    {
        TextWriter to = session.Out;
        to.WriteLine($"{life.Id}  {life.Url}");
        if (life.Run.Length > 0)
        {
            to.WriteLine("  " + session.T($"of the earlier run {life.Run}, {folder.Root}", $"以前の実行 {life.Run}（{folder.Root}）の文書"));
        }

        if (life.Title.Length > 0)
        {
            to.WriteLine("  " + session.T($"“{Columns.Cut(life.Title, 80)}”", $"「{Columns.Cut(life.Title, 80)}」"));
        }

        string size = Sizes.Format(life.RawBytes);
        Line("read", session.T($"from source `{life.Source}`, {life.Path} at {life.Offset}, {size}", $"情報源 `{life.Source}` の {life.Path}（位置 {life.Offset}）、{size}"));
        TellDecisions(life, life.Decisions.Where(decision => Front.Contains(decision.Step)));
        TellPage(life, story, whole);
        TellDecisions(life, life.Decisions.Where(decision => !Front.Contains(decision.Step) && decision.Step is not ("write" or "dedup") && !CutSteps.All.Contains(decision.Step)));
        TellRules(life);
        TellPreset(life);
        foreach (StepDecision decision in life.Decisions.Where(decision => decision.Step == "dedup"))
        {
            Line(decision.Step, Sentence(life, decision));
        }

        if (life.Cluster is { Role: "kept" } cluster)
        {
            Line("dedup", session.T($"kept as the one of {cluster.Size} documents that say the same", $"同じ内容の {cluster.Size} 文書のうち、これを残しました"));
        }

        TellDecisions(life, life.Decisions.Where(decision => CutSteps.All.Contains(decision.Step)));
        TellDecisions(life, life.Decisions.Where(decision => decision is { Step: "write", Rule: not "write/kept" }));
        TellEdits(life);
        to.WriteLine("  → " + Ending(life));
        if (life.Change is { } change)
        {
            to.WriteLine("  → " + Later(change));
        }
    }

    /// <summary>Says where a kept twin lies that is not in the run asked.</summary>
    private string Holder(string run, string inFolder) => run.Length == 0 ? ""
        : inFolder.Length == 0 ? session.T($" in the earlier run {run}", $"（以前の実行 {run}）")
        : session.T($" in the earlier run {run}, {inFolder}", $"（以前の実行 {run}、{inFolder}）");

    /// <summary>Says what the run asked makes of a document of an earlier one.</summary>
    private string Later(EarlierChange change) => change switch
    {
        { Change: EarlierLedger.Replaced } => session.T($"the run asked replaces it by {change.KeptId}{Holder(change.KeptRun, "")}, true similarity {Number(change.Jaccard)}", $"指定した実行で {change.KeptId}{Holder(change.KeptRun, "")} に置き換えられます。真の類似度 {Number(change.Jaccard)}"),
        { Change: EarlierLedger.Restored, File.Length: > 0 } => session.T($"the run asked brings it back, in {change.File}", $"指定した実行で復帰し、{change.File} に入っています"),
        { Change: EarlierLedger.Restored } => session.T("it would come back with the run asked, but is not written, since that run cuts or searches kept texts", "指定した実行で復帰する文書ですが、採用後の本文を調べる段階があるため書き出されていません"),
        _ => session.T("the run asked leaves that as it is", "指定した実行でも変わりません"),
    };

    private void TellDecisions(DocumentLife life, IEnumerable<StepDecision> decisions)
    {
        foreach (StepDecision decision in decisions)
        {
            Line(decision.Step, Sentence(life, decision));
            foreach (TextSpan span in decision.Spans.Take(MostSpans))
            {
                string excerpt = StoredText.Excerpt(folder, life, span);
                Line("", session.T($"  bytes {span.Start}–{span.End}{(excerpt.Length > 0 ? $": “{excerpt}”" : "")}", $"  {span.Start}–{span.End} バイト目{(excerpt.Length > 0 ? $"「{excerpt}」" : "")}"));
            }
        }
    }

    private void TellPage(DocumentLife life, PageStory story, bool whole)
    {
        if (story.Trouble is { } trouble)
        {
            Line("extract", trouble.In(session.Tongue));
        }

        string step = story.Trouble is null ? "extract" : "";
        foreach (string line in _page.Short(life.Id, story, hint: !whole))
        {
            Line(step, step.Length > 0 ? line : "  " + line);
            step = "";
        }

        if (whole)
        {
            _page.Tell(story);
        }
    }

    private void TellEdits(DocumentLife life)
    {
        _cuts.Tell(life);
        foreach (var group in life.Edits.Where(edit => !CutSteps.All.Contains(edit.Step)).GroupBy(edit => (edit.Step, edit.Field, edit.Kind)))
        {
            string places = string.Join(", ", group.Take(5).Select(edit => FormattableString.Invariant($"{edit.Start}–{edit.End}")));
            if (group.Key.Step == EditLedger.Flag)
            {
                Line(group.Key.Step, session.T($"{group.Count()} × {group.Key.Kind} noted; the text stays (bytes {places})", $"{group.Key.Kind} を {group.Count()} か所記録しました。本文は変えていません（{places} バイト目）"));
                continue;
            }

            Line(group.Key.Step, session.T($"{group.Count()} × {group.Key.Kind} replaced in the {group.Key.Field} (bytes {places})", $"{group.Key.Field} の {group.Key.Kind} を {group.Count()} か所置き換えました（{places} バイト目）"));
        }
    }

    /// <summary>For a document that passed: how near it came to a limit.</summary>
    private void TellRules(DocumentLife life)
    {
        if (life.Measures.Count == 0 || life.Decisions.Any(decision => decision.Step == "rules"))
        {
            return;
        }

        (Rule Rule, double Value, double Room)? tightest = null;
        foreach (Rule rule in rules.Rules)
        {
            if (life.Measures.TryGetValue(rule.Measure, out double value) && Room(rule, value) is { } room && !(tightest?.Room <= room))
            {
                tightest = (rule, value, room);
            }
        }

        if (tightest is { } nearest)
        {
            Line("rules", session.T($"kept by all {rules.Rules.Count} rules of {rules.Name}; nearest to its limit is {nearest.Rule.Id}: {About(nearest.Rule, nearest.Value)}", $"{rules.Name} の {rules.Rules.Count} 規則をすべて満たしています。限界に最も近いのは {nearest.Rule.Id} です。{About(nearest.Rule, nearest.Value)}"));
        }
    }

    /// <summary>For a document that came to the rules: which of them nobody could test, and which faults of the published code were reproduced.</summary>
    private void TellPreset(DocumentLife life)
    {
        if (life.Measures.Count == 0)
        {
            return;
        }

        if (rules.Skipped.Count > 0)
        {
            string skipped = string.Join(", ", rules.Skipped.Select(rule => rule.Rule.Id));
            Line("", session.T($"not tested, since what they need is not there: {skipped}", $"必要な信号がないため判定していない規則: {skipped}"));
        }

        string on = string.Join(", ", rules.Quirks.Where(quirk => quirk.On).Select(quirk => quirk.Id));
        if (on.Length > 0)
        {
            Line("", session.T($"quirks of the published code reproduced: {on}", $"再現した公開コードの癖: {on}"));
        }
    }

    /// <summary>Gets how far a value is from the nearer limit, as a share of that limit; null for a limit of 0.</summary>
    private static double? Room(Rule rule, double value)
    {
        double? below = rule.Min is { } min and not 0 ? (value - min) / Math.Abs(min) : null;
        double? above = rule.Max is { } max and not 0 ? (max - value) / Math.Abs(max) : null;
        return below is { } b && above is { } a ? Math.Min(a, b) : below ?? above;
    }

    private string Sentence(DocumentLife life, StepDecision decision)
    {
        string outcome = Outcome(decision.Outcome);
        Phrase? reason = Reasons.Of(decision.Rule);
        switch (decision)
        {
            case { Rule: "decode/encoding" }:
                string evidence = decision.Detail[(decision.Detail.IndexOf(" by ", StringComparison.Ordinal) + 4)..];
                string doubt = evidence.StartsWith("bytes-unsure", StringComparison.Ordinal) ? session.T(", a guess that another encoding comes near to", "。ほかの文字コードとも読める推定です") : "";
                return session.T($"{outcome}: {life.Encoding}, by {evidence}{doubt}, {decision.Value ?? 0} letters replaced", $"{outcome}: {life.Encoding}（根拠: {evidence}）{doubt}、置換した文字 {decision.Value ?? 0}");
            case { Step: "identify" }:
                return session.T($"{outcome}: {reason!.Value.English}: {decision.Detail}, confidence {Number(decision.Value)}, must be at least {Number(decision.Min)} [{decision.Rule}]", $"{outcome}: {reason!.Value.Japanese}。言語 {decision.Detail}、確信度 {Number(decision.Value)}（{Number(decision.Min)} 以上が必要） [{decision.Rule}]");
            case { Step: "dedup" }:
                string twin = (life.KeptUrl.Length > 0 ? $"{life.KeptUrl} ({decision.KeptId})" : decision.KeptId) + Holder(life.KeptRun, life.KeptFolder);
                if (decision.Rule == "dedup/contained")
                {
                    return session.T($"{outcome}: {reason!.Value.English}: {twin}, which has {Number(decision.Value)} of its shingles ({decision.Detail}), must be below {Number(decision.Min)} to stay [{decision.Rule}]", $"{outcome}: {reason!.Value.Japanese}。残した文書 {twin}、自分のシングルのうち含まれる割合 {Number(decision.Value)}（{decision.Detail}。{Number(decision.Min)} 以上なら統合） [{decision.Rule}]");
                }

                return session.T($"{outcome}: {reason!.Value.English}: {twin}, true similarity {Number(decision.Value)}, must be below {Number(decision.Min)} to stay [{decision.Rule}]", $"{outcome}: {reason!.Value.Japanese}。残した文書 {twin}、真の類似度 {Number(decision.Value)}（{Number(decision.Min)} 以上なら統合） [{decision.Rule}]");
            case { Step: CutSteps.Contamination, Value: { } coverage } when decision.Rule is not ("contamination/too-short" or "contamination/empty"):
                return ContaminationSentence(outcome, decision, coverage);
            case { Step: "rules" } when rules.Rules.FirstOrDefault(rule => rule.Id == decision.Rule) is { } rule:
                return session.T($"{outcome} by {rule.Id}: {About(rule, decision.Value ?? 0)} ({rule.Because})", $"{outcome}（規則 {rule.Id}）: {About(rule, decision.Value ?? 0)}（{rule.Because}）");
            default:
                string detail = decision.Detail.Length > 0 ? $" ({decision.Detail})" : "";
                return $"{outcome}: {(reason?.In(session.Tongue) ?? decision.Rule)}{detail} [{decision.Rule}]";
        }
    }

    /// <summary>Tells which item of an evaluation set a document holds; the item by its file and number, never by its text.</summary>
    private string ContaminationSentence(string outcome, StepDecision decision, double coverage)
    {
        string[] parts = decision.Detail.Split('+');
        string set = decision.Rule[(CutSteps.Contamination.Length + 1)..];
        string item = parts[0];
        string about = string.Join(", ", parts.Skip(1));
        return session.T($"{outcome}: holds {Number(coverage)} of item {item} of the evaluation set {set} ({about}); {Number(decision.Min)} or more is a hit [{decision.Rule}]", $"{outcome}: 評価データ {set} の設問 {item} の {Number(coverage)} を含みます（{about}、{Number(decision.Min)} 以上で混入とみなします） [{decision.Rule}]");
    }

    private string About(Rule rule, double value)
    {
        MeasureCard? card = MeasureCatalog.Find(rule.Measure)?.Card ?? models.FirstOrDefault(model => model.Measure == rule.Measure)?.Card;
        string limit = (rule.Min, rule.Max) switch
        {
            ({ } min, { } max) when rule.MinExclusive || rule.MaxExclusive => session.T($"must be {(rule.MinExclusive ? "above" : "at least")} {Number(min)} and {(rule.MaxExclusive ? "below" : "at most")} {Number(max)}", $"{Number(min)} {(rule.MinExclusive ? "超" : "以上")} {Number(max)} {(rule.MaxExclusive ? "未満" : "以下")}が必要"),
            ({ } min, { } max) => session.T($"must be {Number(min)} to {Number(max)}", $"{Number(min)} 以上 {Number(max)} 以下が必要"),
            ({ } min, null) when rule.MinExclusive => session.T($"must be above {Number(min)}", $"{Number(min)} を超える値が必要"),
            ({ } min, null) => session.T($"must be at least {Number(min)}", $"{Number(min)} 以上が必要"),
            (null, { } max) when rule.MaxExclusive => session.T($"must be below {Number(max)}", $"{Number(max)} 未満が必要"),
            (null, { } max) => session.T($"must be at most {Number(max)}", $"{Number(max)} 以下が必要"),
            _ => "",
        };
        string summary = card is null ? "" : session.T(card.Summary, card.SummaryJa).TrimEnd('.', '。');
        return session.T($"{rule.Measure} is {Number(value)}, {limit} — {summary}", $"{rule.Measure} は {Number(value)}（{limit}）— {summary}");
    }

    private string Ending(DocumentLife life) => life.Final switch
    {
        { Outcome: "kept" } kept => session.T($"kept, in {kept.Detail}", $"採用されました。{kept.Detail} に入っています"),
        { Outcome: "dropped" } dropped => session.T($"dropped at `{dropped.Step}` by {dropped.Rule}", $"段階 `{dropped.Step}` で {dropped.Rule} により除外されました"),
        { Outcome: "merged" } merged => session.T($"merged into {merged.KeptId}", $"{merged.KeptId} に統合されました"),
        { } failed => session.T($"failed at `{failed.Step}`: {failed.Rule}; it is quarantined, and {life.Path} at {life.Offset} shows where to look", $"段階 `{failed.Step}` で失敗しました（{failed.Rule}）。隔離されており、{life.Path} の位置 {life.Offset} で確かめられます"),
        null => session.T("the run has not decided yet", "まだ決まっていません"),
    };

    private string Outcome(string outcome) => outcome switch
    {
        "kept" => session.T("kept", "採用"),
        "dropped" => session.T("dropped", "除外"),
        "merged" => session.T("merged", "統合"),
        _ => session.T("failed", "失敗"),
    };

    private void Line(string step, string text) => session.Out.WriteLine($"  {Columns.Pad(step.Length < StepColumns ? step : step + " ", StepColumns)}{text}");

    private static string Number(double? value) => value is { } number ? number.ToString(Math.Abs(number) >= 100 || number == Math.Floor(number) ? "0.###" : "0.0###", CultureInfo.InvariantCulture) : "–";
}
