using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Contamination;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Scrub;
using Tsumugi.Storage.DuckDb;
using Tsumugi.Tests.Cuts;
using Tsumugi.Tests.Dedup;

namespace Tsumugi.Tests.Contamination;

public sealed class ContaminationStageTests : IDisposable
{
    private const string Question = "主に子ども向けのもので、イラストのついた物語が書かれているものはどれ？";
    private const string Before = "本の種類についての話です。";
    private const string After = "答えは絵本でした。";

    private static readonly IReadOnlyList<(string Text, bool Kept)>[] Shards =
    [
        [("関係のない文書です。", true), (Before + Question + After, true), (Question, false)],
        [(Question.Replace("ついた", "多い", StringComparison.Ordinal), true)],
        [],
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reporting_leaves_the_text_and_tells_where_the_item_stands()
    {
        FolderRun run = Run(ContaminationAction.Report);
        Assert.Equal([Before + Question + After], Texts(run, 0).Skip(1));
        Assert.Single(Texts(run, 1));
        Assert.Equal(0, run.Total("step/contamination/dropped/documents"));
        using DuckDbConnection ledger = DuckDbConnection.OpenInMemory(new DuckDbOptions());
        using DuckDbReader rows = ledger.Query($"SELECT id, \"set\", item, item_id, field, coverage, longest, spans FROM read_parquet({DuckDbConnection.Quote(run.Path("ledger/contamination-*.parquet"))}) ORDER BY id");
        Assert.True(rows.Read());
        Assert.Equal(
            (KeptShards.IdOf(0, 1).ToString(), "qa", "qa.jsonl:2", "q7", "question", 1.0, 35L, "[[39,144]]"),
            (rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetDouble(5), rows.GetInt64(6), rows.GetString(7)));
        Assert.True(rows.Read());
        Assert.Equal((KeptShards.IdOf(1, 0).ToString(), 32.0 / 35, 17L), (rows.GetString(0), rows.GetDouble(5), rows.GetInt64(6)));
        Assert.False(rows.Read());
    }

    [Fact]
    public void Cutting_takes_out_what_is_shared_and_drops_what_is_then_too_short()
    {
        FolderRun run = Run(ContaminationAction.Cut);
        Assert.Equal(["関係のない文書です。", Before + After], Texts(run, 0));
        Assert.Empty(Texts(run, 1));
        Assert.Equal(1, run.Total("step/contamination/reason/contamination/empty"));
        Assert.Equal(105, run.Total("contamination/cut-bytes"));
    }

    [Fact]
    public void Dropping_takes_out_the_document_and_names_set_and_share()
    {
        FolderRun run = Run(ContaminationAction.Drop);
        Assert.Equal(["関係のない文書です。"], Texts(run, 0));
        Assert.Equal(2, run.Total("step/contamination/reason/contamination/qa"));
        using DuckDbConnection ledger = DuckDbConnection.OpenInMemory(new DuckDbOptions());
        using DuckDbReader rows = ledger.Query($"SELECT outcome, value, min, detail FROM read_parquet({DuckDbConnection.Quote(run.Path(LedgerKeys.Decisions(CutSteps.Contamination, 0)))})");
        Assert.True(rows.Read());
        Assert.Equal(("dropped", 1.0, 0.7, "qa.jsonl:2+field question+letters 35+longest 35+items 1"), (rows.GetString(0), rows.GetDouble(1), rows.GetDouble(2), rows.GetString(3)));
    }

    [Fact]
    public void What_an_earlier_step_has_cut_is_not_looked_at()
    {
        FolderRun run = Run(ContaminationAction.Drop, new EarlierCut(new TextSpan(Before.Length + 10, Before.Length + 12)));
        Assert.Equal(2, Texts(run, 0, CutSteps.Paragraphs).Count);
    }

    [Fact]
    public void The_same_bytes_come_out_in_any_order_of_the_shards()
    {
        FolderRun forwards = Run(ContaminationAction.Cut);
        byte[][] first = [.. Files(forwards)];
        FolderRun backwards = Run(ContaminationAction.Cut, backwards: true);
        Assert.Equal(first, Files(backwards));
    }

    [Fact]
    public void A_set_is_counted_with_what_could_not_be_looked_for()
    {
        FolderRun run = Run(ContaminationAction.Report);
        using DuckDbConnection ledger = DuckDbConnection.OpenInMemory(new DuckDbOptions());
        using DuckDbReader rows = ledger.Query($"SELECT \"set\", files, items, \"checked\", too_short, \"template\", unread, faults FROM read_parquet({DuckDbConnection.Quote(run.Path(ContaminationIndexStage.SetsKey))})");
        Assert.True(rows.Read());
        Assert.Equal(("qa", 1L, 3L, 2L, 1L, 0L, 1L, "qa.jsonl:4 read/not-json"), (rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5), rows.GetInt64(6), rows.GetString(7)));
    }

    [Fact]
    public void A_short_sentence_is_looked_for_beside_a_long_word_that_all_items_have()
    {
        _folder.Write("cola.jsonl", string.Concat(Enumerable.Range(0, 40).Select(i => $"{{\"uid\":{i},\"source\":\"Asano_and_Ura_2010\",\"sentence\":\"{(char)('亜' + i)}は寒すぎている街だ。\"}}\n")));
        ContaminationSettings settings = new() { Sets = ["cola=cola.jsonl"] };
        ContaminationIndex index = ContaminationIndex.Of(EvaluationSets.Find(settings, _folder.Root, "sets", []), settings, TestContext.Current.CancellationToken);
        Assert.Equal(new ContaminationSet("cola", 1, 40, 40, 0, 0, 0, []).ToString(), (index.Sets[0] with { Faults = [] }).ToString());
        ContaminationScanner scanner = new(index, settings.MinCoverage);
        Assert.False(scanner.Scan("See Asano_and_Ura_2010, Asano and Ura 2010.", []));
        Assert.True(scanner.Scan("この" + (char)('亜' + 7) + "は寒すぎている街だ。そして", []));
        Assert.Equal(("cola.jsonl:8", "7", "sentence"), (index.Items[scanner.Hits[0].Item].Place, index.Items[scanner.Hits[0].Item].Id, scanner.Hits[0].Field));
    }

    [Fact]
    public void A_my_number_of_an_item_reaches_no_file()
    {
        _folder.Write("qa.jsonl", "{\"question\":\"個人番号は 1234 5678 9018 の人について、次の中から正しいものを選びなさい。\"}");
        FolderRun run = new(_folder.Root);
        run.Run(new KeptShards(Shards));
        run.Run(Index(new ContaminationSettings { Sets = ["qa=qa.jsonl"] }));
        string letters = System.Text.Encoding.Unicode.GetString(File.ReadAllBytes(run.Path(ContaminationIndexStage.IndexKey)));
        string shifted = System.Text.Encoding.Unicode.GetString(File.ReadAllBytes(run.Path(ContaminationIndexStage.IndexKey)).AsSpan(1));
        Assert.Contains("正しいものを選びなさい", letters + shifted, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789018", letters + shifted, StringComparison.Ordinal);
    }

    private ContaminationIndexStage Index(ContaminationSettings settings)
    {
        List<TsumugiException> problems = [];
        IReadOnlyList<EvaluationFile> files = EvaluationSets.Find(settings, _folder.Root, "contamination.sets", problems);
        Assert.Empty(problems);
        return new ContaminationIndexStage(files, settings, new MyNumberScrubber());
    }

    private FolderRun Run(ContaminationAction action, EarlierCut? earlier = null, bool backwards = false)
    {
        _folder.Write("qa.jsonl", "{\"id\":\"q6\",\"question\":\"春は？\"}\n{\"id\":\"q7\",\"question\":\"" + Question + "\",\"answer\":\"絵本\"}\n{\"id\":\"q8\",\"question\":\"ほかの設問は文書のどこにもありません。\"}\nこわれた行\n");
        ContaminationSettings settings = new() { Sets = ["qa=qa.jsonl"], Action = action, ShortestText = 5 };
        FolderRun run = new(Path.Combine(_folder.Root, backwards ? "b" : "a"));
        run.Run(new KeptShards(Shards));
        run.Run(Index(settings));
        if (earlier is not null)
        {
            run.Run(earlier);
        }

        run.Run(new ContaminationStage(Shards.Length, settings, earlier is null ? [] : [CutSteps.Paragraphs]), backwards);
        return run;
    }

    private List<string> Texts(FolderRun run, int shard, params string[] earlier)
    {
        List<string> all = [];
        using KeptTexts texts = new(new FolderTask(run, "read", 0, Path.Combine(_folder.Root, "s")), shard, [.. earlier, CutSteps.Contamination]);
        while (texts.TryRead())
        {
            all.Add(string.Concat(texts.Rest.Select(span => texts.Document.Text.Written[span.Start..span.End].ToString())));
        }

        return all;
    }

    private static IEnumerable<byte[]> Files(FolderRun run)
    {
        foreach (int shard in (int[])[0, 1, 2])
        {
            yield return File.ReadAllBytes(run.Path(ContaminationStage.LedgerKey(shard)));
            yield return File.ReadAllBytes(run.Path(LedgerKeys.Edits(CutSteps.Contamination, shard)));
            yield return File.ReadAllBytes(run.Path(LedgerKeys.Decisions(CutSteps.Contamination, shard)));
        }

        yield return File.ReadAllBytes(run.Path(ContaminationIndexStage.IndexKey));
    }

    /// <summary>A step before that cuts one stretch out of the second document.</summary>
    private sealed class EarlierCut(TextSpan span) : ITaskStage
    {
        public string Name => CutSteps.Paragraphs;

        public IReadOnlyList<string> After => [CutSteps.LastStage([])];

        public int CountTasks(IRunView run) => Shards.Length;

        public void Run(ITaskContext task)
        {
            using KeptTexts texts = new(task, task.Index, []);
            using CutWriter writer = new(task, CutSteps.Paragraphs);
            while (texts.TryRead())
            {
                writer.Keep(texts, texts is { Shard: 0, Row: 1 } ? [new Cut(span, "line", 1, "")] : [], 0);
            }

            writer.Complete(texts);
        }
    }
}
