using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Report;
using Tsumugi.Storage.Documents;
using Tsumugi.Tests.Dedup;

namespace Tsumugi.Tests.Report;

/// <summary>Writes the ledgers and counters of a build for documents made by hand, as the passes would, and reports on them.</summary>
internal sealed class HandMadeRun(string folder, IReadOnlyList<IReadOnlyList<HandMadeDocument>> shards)
{
    private static readonly string[] FirstPass = ["read", "decode", "extract", "identify", "scrub"];

    public static IReadOnlyList<MeasureCard> Cards { get; } =
    [
        new() { Id = "text/letters", Summary = "How many letters the text has.", SummaryJa = "テキストの文字数。", Formula = "code points", Unit = Unit.Letters, Source = "ours" },
        new() { Id = "ja/hiragana-share", Summary = "How much of the Japanese writing is hiragana.", SummaryJa = "日本語の文字に占めるひらがなの割合。", Formula = "hiragana / Japanese letters", Unit = Unit.Ratio, Source = "Swallow v1", Notes = "Old laws measure 0.", NotesJa = "古い法令では 0 になります。" },
        new() { Id = "lexicon/ng-share", Summary = "How much of it is on the list.", SummaryJa = "一覧にある語の割合。", Formula = "listed letters / letters", Unit = Unit.Ratio, Source = "Swallow v1" },
    ];

    public Recipe Recipe { get; init; } = new()
    {
        Name = "見本",
        Folder = ".",
        Sources =
        [
            new SourceSettings("web", "warc", ["pages/*.warc.gz"], "CC-BY-4.0", "yes", "yes", "text"),
            new SourceSettings("shop", "jsonl", ["shop.jsonl"], "", "unknown", "no", "text"),
        ],
        Sections = new Dictionary<string, Settings>
        {
            ["write"] = new(new Dictionary<string, IReadOnlyList<string>> { ["format"] = ["parquet"], ["shard-size"] = ["256000000"] }),
        },
        Rules = new Preset
        {
            Name = "small",
            Summary = "Three rules.",
            SummaryJa = "三つの規則。",
            Source = "made by hand",
            Rules =
            [
                new Rule { Id = "chars", Measure = "text/letters", Min = 400, Because = "Swallow v1" },
                new Rule { Id = "hiragana", Measure = "ja/hiragana-share", Min = 0.2, Max = 0.9, Because = "Swallow v1" },
                new Rule { Id = "ng", Measure = "lexicon/ng-share", Max = 0.05, MaxExclusive = true, Because = "Swallow v1", Class = "safety" },
            ],
            BlockedHosts = new BlockedHosts([".blocked.example"], "a list", ""),
        },
        Privacy = new RedactionPolicy(
            "jp-default",
            "Destroys My Numbers, masks addresses.",
            "個人番号を消し、アドレスを伏せます。",
            [
                new RedactionKind("my-number", RedactionAction.Destroy, "〔個人番号削除〕", "Number Act.", "番号法。"),
                new RedactionKind("email", RedactionAction.Mask, "〔メールアドレス〕", "APPI.", "個人情報保護法。"),
            ])
        {
            PeopleList = new PeopleListRule(["address", "phone"], 200, 3, RedactionAction.DropDocument, "Of a list nothing else is left.", "名簿から個人情報を除くと本文が残りません。"),
        },
    };

    /// <summary>Gets the documents of the golden files: one for each thing that may happen.</summary>
    public static IReadOnlyList<IReadOnlyList<HandMadeDocument>> Sample { get; } =
    [
        [
            new(1, "web", "https://a.example/1", "これは採用される文書です。連絡先は taro@example.jp まで。") { Values = [400, 0.6, 0], Cluster = (1, 3) },
            new(2, "web", "https://a.example/2", "これは採用される文書です。連絡先は〇〇まで。") { Values = [410, 0.6, 0], Cluster = (1, 3), Twin = 1, Jaccard = 0.91 },
            new(3, "web", "https://b.example/", "短い。") { Values = [399, 0.3, 0] },
            new(4, "web", "https://b.example/list", "東京都千代田区、大阪市北区。本文はない。") { Values = [450, 0.1999, 0.05], Span = new TextSpan(0, 21) },
            new(5, "web", "https://b.example/logo.png", "") { EndStep = "read", End = Outcome.Dropped, Reason = "read/media-type", Detail = "image/png", Encoding = "", Language = "" },
            new(6, "web", "https://b.example/broken", "") { EndStep = "read", End = Outcome.Failed, Reason = "read/truncated-gzip", Detail = "member ends early", Encoding = "", Language = "", RawBytes = 77 },
        ],
        [
            new(7, "shop", "", "同じ文書の三つ目。") { Path = "shop.jsonl", Encoding = "shift_jis", Values = [900, 0.4, 0], Cluster = (1, 3), Twin = 1, Jaccard = 1 },
            new(8, "shop", "https://ads.blocked.example/x", "対象外のホストの文書。") { Path = "shop.jsonl", Encoding = "shift_jis" },
            new(9, "shop", "", "hello") { Path = "shop.jsonl", Language = "en", EndStep = "identify", End = Outcome.Dropped, Reason = "identify/other-language" },
        ],
    ];

    public string Root => folder;

    /// <summary>Writes everything and runs the report.</summary>
    public HandMadeRun Build()
    {
        FolderRun run = new(folder);
        run.Run(new HandMadeStage("refine", shards.Count, Refine));
        run.Run(new HandMadeStage("judge", shards.Count, Judge));
        run.Run(new HandMadeStage("decide", shards.Count, Decide));
        run.Run(new HandMadeStage("locate", shards.Count, Locate));
        run.Run(new HandMadeStage("write", 1, Write));
        run.Run(new ReportStage(Recipe, "1.2.3", "own", new RuleEvaluator(Recipe.Rules, [.. Cards.Select(card => new NumberGiven(card))]), shards.Count, []));
        return this;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(folder, "report", name));

    private void Refine(ITaskContext task)
    {
        List<Tally> tallies = [.. FirstPass.Select(step => new Tally(step))];
        using DocumentLedger documents = new(task, LedgerKeys.Documents(task.Index));
        using DecisionLedger decisions = new(task, LedgerKeys.Decisions("refine", task.Index));
        using MeasureLedger measures = new(task, LedgerKeys.Measures(task.Index), [.. Cards.Select(card => new NumberGiven(card))]);
        using DocumentFileWriter pages = new(task.Output(DedupFiles.Documents(task.Index)));
        long row = 0;
        foreach (HandMadeDocument made in shards[task.Index])
        {
            Document document = new() { Id = made.Id, Source = made.Source, Path = made.Path, Offset = made.Number * 100, Url = made.Url, Title = made.Title, Encoding = made.Encoding, Language = made.Language };
            document.Text.Set(made.Text);
            CountFirstPass(made, tallies);
            if (made.Encoding.Length > 0)
            {
                decisions.Add(made.Id, new Decision { Step = "decode", Rule = "decode/encoding", Outcome = Outcome.Kept, Value = made.Number == 7 ? 2 : 0, Detail = $"{made.Encoding} by meta" });
            }

            if (!made.IsStored)
            {
                decisions.Add(made.Id, new Decision { Step = made.EndStep, Rule = made.Reason, Outcome = made.End, Detail = made.Detail });
                documents.Add(document, "", made.RawBytes, 0, DocumentLedger.NotStored);
                continue;
            }

            measures.Add(made.Id, made.Values);
            pages.Add(document);
            documents.Add(document, "", made.RawBytes, made.TextBytes, row++);
        }

        pages.Complete();
        documents.Complete();
        decisions.Complete();
        measures.Complete();
        tallies.ForEach(tally => tally.WriteTo(task));
        task.Count("records/skipped", 2);
        task.Count("extract/kept/blocks", 30);
        task.Count("extract/kept/letters", 1500);
        task.Count("extract/cut/navigation/blocks", 12);
        task.Count("extract/cut/navigation/letters", 120);
        task.Count("extract/cut/outside-main/blocks", 5);
        task.Count("extract/cut/outside-main/letters", 380);
        task.Count("scrub/edits", 1);
    }

    private void Locate(ITaskContext task)
    {
        using SpanLedger spans = new(task, LedgerKeys.Spans(task.Index));
        foreach (HandMadeDocument made in shards[task.Index])
        {
            if (made.Span is { } span)
            {
                // Twice, as when two rules rest on one measure.
                spans.Add(made.Id, "ja/hiragana-share", [span, new TextSpan(span.End, span.End + 3)]);
                spans.Add(made.Id, "ja/hiragana-share", [span, new TextSpan(span.End, span.End + 3)]);
            }
        }

        spans.Complete();
    }

    private static void CountFirstPass(HandMadeDocument made, List<Tally> tallies)
    {
        foreach (Tally tally in tallies)
        {
            long before = tally.Step is "read" or "decode" or "extract" ? made.RawBytes : made.TextBytes;
            if (tally.Step == made.EndStep)
            {
                tally.End(made.End, made.Reason, before);
                return;
            }

            tally.Keep(before, tally.Step is "read" or "decode" ? made.RawBytes : made.TextBytes);
        }
    }

    private List<string> Failing(HandMadeDocument made)
    {
        List<string> failing = [];
        if (Recipe.Rules.BlockedHosts.Blocking(made.Url) is not null)
        {
            failing.Add("url/blocked-host");
        }

        failing.AddRange(Recipe.Rules.Rules.Where((rule, index) => !rule.Keeps(made.Values[index])).Select(rule => rule.Id));
        return failing;
    }

    private void Judge(ITaskContext task)
    {
        Tally tally = new("rules");
        using DecisionLedger decisions = new(task, LedgerKeys.Decisions("rules", task.Index));
        foreach (HandMadeDocument made in shards[task.Index].Where(made => made.IsStored))
        {
            List<string> failing = Failing(made);
            failing.ForEach(rule => decisions.Add(made.Id, new Decision { Step = "rules", Rule = rule, Outcome = Outcome.Dropped }));
            if (failing.Count == 0)
            {
                tally.Keep(made.TextBytes, made.TextBytes);
            }
            else
            {
                tally.End(Outcome.Dropped, failing[0], made.TextBytes);
            }
        }

        decisions.Complete();
        tally.WriteTo(task);
    }

    private void Decide(ITaskContext task)
    {
        Tally tally = new("dedup");
        using DecisionLedger decisions = new(task, LedgerKeys.Decisions("dedup", task.Index));
        using ClusterLedger clusters = new(task, LedgerKeys.Clusters(task.Index));
        foreach (HandMadeDocument made in shards[task.Index].Where(made => made.IsStored))
        {
            bool passes = Failing(made).Count == 0;
            string kind = made.Twin is null ? "" : made.Jaccard < 1 ? "near" : "exact";
            string twin = made.Twin is { } number ? new DocumentId((UInt128)(uint)number).ToString() : "";
            if (made.Cluster.Size > 0)
            {
                clusters.Add(made.Id, new DocumentId((UInt128)(uint)made.Cluster.First), made.Cluster.Size, !passes ? "none" : kind.Length > 0 ? "merged" : "kept", twin, made.Jaccard, kind, double.NaN, "");
            }

            if (passes && kind.Length > 0)
            {
                decisions.Add(made.Id, new Decision { Step = "dedup", Rule = "dedup/" + kind, Outcome = Outcome.Merged, Value = made.Jaccard, KeptId = twin });
                tally.End(Outcome.Merged, "dedup/" + kind, made.TextBytes);
            }
            else if (passes)
            {
                tally.Keep(made.TextBytes, made.TextBytes);
            }
        }

        decisions.Complete();
        clusters.Complete();
        tally.WriteTo(task);
    }

    private void Write(ITaskContext task)
    {
        Tally tally = new("write");
        foreach (HandMadeDocument made in shards.SelectMany(shard => shard).Where(made => made.IsStored && Failing(made).Count == 0 && made.Twin is null))
        {
            tally.Keep(made.TextBytes, made.TextBytes + 9);
            task.Count("kept/letters", made.Text.Length);
        }

        tally.WriteTo(task);
        task.Count("redact/email", 1);
        task.Count("privacy/email/places/web", 1);
        task.Count("privacy/email/documents/web", 1);
        File.WriteAllText(
            task.Output("work/privacy/part-00000.jsonl"),
            "{\"kind\":\"email\",\"source\":\"web\",\"id\":\"00000000000000000000000000000001\",\"rank\":7,\"before\":\"採用される文書です。連絡先は \",\"shown\":\"〔メールアドレス〕\",\"after\":\" まで。\"}\n");
        task.Records("work/privacy/part-00000.jsonl", 1);
    }
}
