using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Report;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Cli.Weighing;

/// <summary>Tells a prediction to a person.</summary>
internal sealed class WhatIfText(Session session, Prediction prediction)
{
    private readonly TextWriter _to = session.Out;

    /// <summary>Tells it.</summary>
    public void Write()
    {
        foreach (ChangedLimit change in prediction.Changed)
        {
            _to.WriteLine($"  {change.Id}: {Limits(change.Before)} → {Limits(change.After)}");
        }

        if (prediction.Changed.Count == 0)
        {
            _to.WriteLine(session.T("  the rules are those of the run: nothing changes", "  この実行の規則と同じなので、何も変わりません"));
        }

        foreach (SkippedRule skipped in prediction.After.Trial.Rules.Skipped)
        {
            _to.WriteLine(session.T($"  {skipped.Rule.Id}: skipped, it needs {skipped.Signal.Missing}", $"  {skipped.Rule.Id}: 適用しません（{skipped.Signal.MissingJa}）"));
        }

        WriteFunnel();
        WriteAlone();
        WriteRules();
        WriteSources();
        WriteChanges();
        WriteSamples();
    }

    private void WriteFunnel()
    {
        _to.WriteLine();
        TextTable table = new(session.T("documents", "文書"), session.T("now", "現在"), session.T("then", "変更後"), session.T("change", "増減"), session.T("bytes then", "変更後のバイト数"), session.T("letters then", "変更後の文字数"));
        Row(session.T("reach the rules", "規則にかかる"), result => result.Stored);
        Row(session.T("dropped by rules", "規則で除外"), result => result.Stored - result.Passing);
        Row(session.T("merged into twins", "重複として統合"), result => result.Merged);
        Row(session.T("in the dataset", "データセットに残る"), result => result.Kept);
        table.Write(_to);
        _to.WriteLine(prediction.After.EstimatedClusters == 0
            ? session.T("  exact: a build under these rules gives these counts (bytes and letters before personal data is masked)", "  厳密な値です。この規則でビルドすると同じ数になります（バイト数と文字数は、個人情報を伏せる前のものです）")
            : session.T(
                $"  rules exact; duplicates estimated in {Numbers.Whole(prediction.After.EstimatedClusters)} clusters, since `work` was deleted: up to {Numbers.Whole(prediction.After.MostFurtherKept)} further documents may be kept",
                $"  規則の数は厳密な値です。`work` が消されているため、重複のクラスタ {Numbers.Whole(prediction.After.EstimatedClusters)} 個は推定で、残る文書は最大 {Numbers.Whole(prediction.After.MostFurtherKept)} 件多くなる可能性があります"));

        void Row(string name, Func<TrialResult, Quantity> part)
        {
            (Quantity now, Quantity then) = (part(prediction.Before), part(prediction.After));
            table.Add(name, Numbers.Whole(now.Documents), Numbers.Whole(then.Documents), Signed(then.Documents - now.Documents), Numbers.Bytes(then.Bytes), Numbers.Whole(then.Letters));
        }
    }

    private void WriteAlone()
    {
        if (prediction.Alone.Count == 0)
        {
            return;
        }

        Head("Each change alone, and all together", "変更を一つずつ加えた場合と、まとめて加えた場合");
        TextTable table = new(session.T("change", "変更"), session.T("in the dataset", "データセットに残る"), session.T("change", "増減"), session.T("bytes", "バイト数"));
        foreach ((ChangedLimit change, TrialResult result) in prediction.Alone)
        {
            Row(change.Id, result);
        }

        Row(session.T("all together", "まとめて"), prediction.After);
        table.Write(_to);

        void Row(string name, TrialResult result) =>
            table.Add(name, Numbers.Whole(result.Kept.Documents), Signed(result.Kept.Documents - prediction.Before.Kept.Documents), Numbers.Bytes(result.Kept.Bytes));
    }

    private void WriteRules()
    {
        Dictionary<string, RuleCount> before = prediction.Before.Rules.ToDictionary(rule => rule.Rule, StringComparer.Ordinal);
        List<RuleCount> counts = [.. prediction.After.Rules.Where(rule => rule.Failing.Documents > 0 || before.GetValueOrDefault(rule.Rule) is { Failing.Documents: > 0 })];
        if (counts.Count == 0)
        {
            return;
        }

        Head("What each rule takes out (now → then)", "規則ごとの除外件数（現在 → 変更後）");
        TextTable table = new(session.T("rule", "規則"), session.T("first", "最初に除外"), session.T("at all", "全体"), session.T("only this", "これだけ"), session.T("bytes of only this", "「これだけ」の量"));
        foreach (RuleCount after in counts)
        {
            RuleCount? was = before.GetValueOrDefault(after.Rule);
            table.Add(after.Rule, Pair(was?.First, after.First), Pair(was?.Failing, after.Failing), Pair(was?.Only, after.Only), Numbers.Bytes(after.Only.Bytes));
        }

        table.Write(_to);
    }

    private void WriteSources()
    {
        if (prediction.After.Sources.Count < 2)
        {
            return;
        }

        Head("By source (now → then, in the dataset)", "情報源ごとの採用件数（現在 → 変更後）");
        TextTable table = new(session.T("source", "情報源"), session.T("documents", "文書"), session.T("change", "増減"), session.T("bytes then", "変更後のバイト数"));
        foreach ((SourceCount before, SourceCount after) in prediction.Before.Sources.Zip(prediction.After.Sources))
        {
            table.Add(after.Source, Pair(before.Kept, after.Kept), Signed(after.Kept.Documents - before.Kept.Documents), Numbers.Bytes(after.Kept.Bytes));
        }

        table.Write(_to);
    }

    private void WriteChanges()
    {
        if (prediction.After.Changes.Count == 0)
        {
            return;
        }

        Head("Documents that change their fate", "判断が変わる文書");
        WriteChanges(_to, session, prediction.After.Changes);
    }

    /// <summary>Writes changes of fate as a table.</summary>
    public static void WriteChanges(TextWriter to, Session session, IEnumerable<FateChange> changes)
    {
        TextTable table = new(session.T("from", "変更前"), session.T("to", "変更後"), session.T("documents", "文書"), session.T("bytes", "バイト数")) { Texts = 2 };
        foreach (FateChange change in changes)
        {
            table.Add(Fate(session, change.From), Fate(session, change.To), Numbers.Whole(change.Amount.Documents), Numbers.Bytes(change.Amount.Bytes));
        }

        table.Write(to);
    }

    private void WriteSamples()
    {
        foreach (LimitNeighbours sample in prediction.Samples)
        {
            Head($"Nearest to {sample.Rule} {(sample.IsMin ? "≥" : "≤")} {Numbers.Limit(sample.Limit)}", $"{sample.Rule} {(sample.IsMin ? "≥" : "≤")} {Numbers.Limit(sample.Limit)} に最も近い文書");
            Side(session.T("just fail", "わずかに満たさない"), sample.Failing);
            Side(session.T("just pass", "わずかに満たす"), sample.Passing);
        }

        void Side(string title, IReadOnlyList<Neighbour> documents)
        {
            _to.WriteLine($"  {title}");
            foreach (Neighbour near in documents)
            {
                string name = near.Url.Length > 0 ? near.Url : near.Title.Length > 0 ? near.Title : near.Id;
                string fate = near.Before == near.After ? Fate(session, near.After.Length == 0 ? "passes" : near.After) : $"{Fate(session, near.Before.Length == 0 ? "passes" : near.Before)} → {Fate(session, near.After.Length == 0 ? "passes" : near.After)}";
                _to.WriteLine($"    {Columns.PadLeft(Numbers.Value(near.Value), 9)}  {Columns.Cut(name, 90)}  [{fate}]");
                if (near.Excerpt.Length > 0)
                {
                    _to.WriteLine($"    {new string(' ', 9)}  {Columns.Cut(near.Excerpt, 100)}");
                }
            }
        }
    }

    private static string Fate(Session session, string fate) => fate switch
    {
        "kept" => session.T("kept", "採用"),
        "merged" => session.T("merged", "統合"),
        "passes" => session.T("passes", "通過"),
        "absent" => session.T("absent", "なし"),
        _ => fate,
    };

    private void Head(string english, string japanese)
    {
        _to.WriteLine();
        _to.WriteLine(session.T(english, japanese));
    }

    private string Limits(Rule? rule)
    {
        if (rule is null)
        {
            return session.T("off", "なし");
        }

        string min = rule.Min is { } low ? $"{(rule.MinExclusive ? ">" : "≥")} {Numbers.Limit(low)}" : "";
        string max = rule.Max is { } high ? $"{(rule.MaxExclusive ? "<" : "≤")} {Numbers.Limit(high)}" : "";
        return string.Join(' ', new[] { min, max }.Where(part => part.Length > 0));
    }

    private static string Pair(Quantity? before, Quantity after) =>
        before is { } was && was.Documents == after.Documents ? Numbers.Whole(after.Documents) : $"{(before is { } known ? Numbers.Whole(known.Documents) : "–")} → {Numbers.Whole(after.Documents)}";

    private static string Signed(long number) => number > 0 ? "+" + Numbers.Whole(number) : number < 0 ? "−" + Numbers.Whole(-number) : "0";
}
