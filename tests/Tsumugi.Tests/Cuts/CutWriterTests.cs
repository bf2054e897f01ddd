using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.DuckDb;
using Tsumugi.Tests.Dedup;

namespace Tsumugi.Tests.Cuts;

public sealed class CutWriterTests : IDisposable
{
    private static readonly IReadOnlyList<(string Text, bool Kept)>[] Shards =
    [
        [("あいうえおかきくけこ", true), ("除かれた文書", false), ("さしすせそ", true), ("最後の文書です。", true)],
        [],
        [("𠮷野家の牛丼", true)],
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_step_sees_what_earlier_steps_left_and_the_funnel_adds_up()
    {
        FolderRun run = new(_folder.Root);
        run.Run(new KeptShards(Shards));
        run.Run(new Cutting(CutSteps.Paragraphs, [], (texts, writer) => writer.Keep(texts, texts.Row == 2 ? [new Cut(new TextSpan(0, 5), "line", 1, "documents 2")] : [new Cut(new TextSpan(0, 2), "line", 1, "documents 2", new DocumentAddress(2, 0), 7)], 2)));
        List<string> seen = [];
        run.Run(new Cutting(CutSteps.Substrings, [CutSteps.Paragraphs], (texts, writer) =>
        {
            seen.Add(string.Join('|', texts.Rest.Select(span => texts.Document.Text.Written[span.Start..span.End].ToString())));
            if (texts.Row == 3)
            {
                writer.Drop(texts, "substrings/test", 0.5, null, 0.4, "why");
            }
            else
            {
                writer.Keep(texts, [new Cut(new TextSpan(texts.Shard == 2 ? 2 : 1, 4), "passage", 1, "")], 1);
            }
        }));

        Assert.Equal(["うえおかきくけこ", "の文書です。", "野家の牛丼"], seen);
        using KeptTexts left = new(new FolderTask(run, "read", 0, Path.Combine(_folder.Root, "s1")), 0, [CutSteps.Paragraphs, CutSteps.Substrings]);
        Assert.True(left.TryRead());
        Assert.Equal((0, "https://0.example/0"), (left.Row, left.Document.Url));
        Assert.Equal([new TextSpan(0, 4)], left.Cuts);
        Assert.False(left.TryRead());

        // Bytes: the three kept of the first shard have 30 + 15 + 24 of them, the one of the last 4 + 15.
        Assert.Equal(4, run.Total("step/paragraphs/in/documents"));
        Assert.Equal(88, run.Total("step/paragraphs/in/bytes"));
        Assert.Equal(1, run.Total("step/paragraphs/reason/paragraphs/empty"));
        Assert.Equal(run.Total("step/paragraphs/out/bytes"), run.Total("step/substrings/in/bytes"));
        Assert.Equal(run.Total("step/paragraphs/kept/documents"), run.Total("step/substrings/in/documents"));
        Assert.Equal(18 + 15 - 6, run.Total("step/substrings/out/bytes"));
        Assert.Equal(1, run.Total("step/substrings/dropped/documents"));
    }

    [Fact]
    public void The_ledger_says_in_bytes_what_was_cut_and_where_the_same_words_stay()
    {
        FolderRun run = new(_folder.Root);
        run.Run(new KeptShards(Shards));
        run.Run(new Cutting(CutSteps.Substrings, [], (texts, writer) => writer.Keep(texts, texts.Shard == 2 ? [new Cut(new TextSpan(4, 7), "passage", 1, "letters 3"), new Cut(new TextSpan(0, 2), "passage", 0.9, "", new DocumentAddress(0, 3), 6)] : [], 1)));

        using DuckDbConnection ledger = DuckDbConnection.OpenInMemory(new DuckDbOptions());
        using DuckDbReader rows = ledger.Query($"SELECT start, \"end\", score, kept_id, kept_start, replacement FROM read_parquet({DuckDbConnection.Quote(run.Path(LedgerKeys.Edits(CutSteps.Substrings, 2)))})");
        Assert.True(rows.Read());
        Assert.Equal((0, 4, 0.9, KeptShards.IdOf(0, 3).ToString(), 6L), (rows.GetInt64(0), rows.GetInt64(1), rows.GetDouble(2), rows.GetString(3), rows.GetInt64(4)));
        Assert.True(rows.Read());
        Assert.Equal((10, 19, "", true, ""), (rows.GetInt64(0), rows.GetInt64(1), rows.GetString(3), rows.IsNull(4), rows.GetString(5)));
        Assert.False(rows.Read());
    }

    /// <summary>A cut step that does as it is told.</summary>
    private sealed class Cutting(string step, IReadOnlyList<string> done, Action<KeptTexts, CutWriter> act) : ITaskStage
    {
        public string Name => step;

        public IReadOnlyList<string> After => [CutSteps.LastStage(done)];

        public int CountTasks(IRunView run) => run.CountTasks(CutSteps.LastStage(done));

        public void Run(ITaskContext task)
        {
            using KeptTexts texts = new(task, task.Index, done);
            using CutWriter writer = new(task, step);
            while (texts.TryRead())
            {
                act(texts, writer);
            }

            writer.Complete(texts);
        }
    }
}
