using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Substrings;
using Tsumugi.Storage.DuckDb;
using Tsumugi.Tests.Cuts;
using Tsumugi.Tests.Dedup;
using Tsumugi.Text;

namespace Tsumugi.Tests.Substrings;

/// <summary>Runs the step over some texts and shows what it left and what its ledger says.</summary>
internal sealed class SubstringRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyList<IReadOnlyList<(string Text, bool Kept)>> _shards;

    public SubstringRun(
        IReadOnlyList<IReadOnlyList<string>> shards,
        int minLetters,
        bool wholeSentences = false,
        int shortest = 0,
        int groupLetters = 1 << 21,
        long taskAnchors = 32_000_000,
        bool backwards = false,
        long memoryBytes = 64 << 20,
        Func<string, IReadOnlyList<TextSpan>>? earlier = null)
    {
        _shards = [.. shards.Select(shard => shard.Select(text => (text, true)).ToArray())];
        Run = new FolderRun(_folder.Root) { MemoryBytes = memoryBytes };
        var settings = new SubstringSettings { MinLetters = minLetters, WholeSentences = wholeSentences, ShortestText = shortest };
        IReadOnlyList<string> done = earlier is null ? [] : [CutSteps.Paragraphs];
        Run.Run(new KeptShards(_shards));
        if (earlier is not null)
        {
            Run.Run(new EarlierStep(earlier));
        }

        foreach (ITaskStage stage in (ITaskStage[])
        [
            new SubstringAnchorsStage(settings, shards.Count, done),
            new SubstringMatchStage(settings, shards.Count) { GroupLetters = groupLetters, TaskAnchors = taskAnchors },
            new SubstringsStage(settings, shards.Count, done),
        ])
        {
            Run.Run(stage, backwards);
        }

        IReadOnlyList<string> all = [.. done, CutSteps.Substrings];
        for (int shard = 0; shard < shards.Count; shard++)
        {
            using var texts = new KeptTexts(new FolderTask(Run, "look", shard, Path.Combine(_folder.Root, "look")), shard, all);
            while (texts.TryRead())
            {
                var left = new TextBuffer();
                CutSpans.Apply(texts.Document.Text.Written, texts.Cuts, left);
                Left[(shard, (int)texts.Row)] = left.ToString();
            }
        }
    }

    public FolderRun Run { get; }

    /// <summary>Gets what is left of each document that is still kept.</summary>
    public Dictionary<(int Shard, int Row), string> Left { get; } = [];

    /// <summary>Gets what is left of the documents of the first shard; null where one was dropped.</summary>
    public IEnumerable<string?> First => [.. _shards[0].Select((_, row) => Left.GetValueOrDefault((0, row)))];

    /// <summary>Reads the ledger: the stretch in bytes, and where it says that the same letters stay.</summary>
    public List<(int Shard, int Row, int Start, int End, int KeptShard, int KeptRow, int KeptStart)> Ledger()
    {
        var rows = new List<(int, int, int, int, int, int, int)>();
        using DuckDbConnection ledger = DuckDbConnection.OpenInMemory(new DuckDbOptions());
        Dictionary<string, (int Shard, int Row)> addresses = _shards.SelectMany((shard, number) => shard.Select((_, row) => (number, row))).ToDictionary(place => KeptShards.IdOf(place.number, place.row).ToString());
        for (int shard = 0; shard < _shards.Count; shard++)
        {
            using DuckDbReader reader = ledger.Query($"SELECT id, start, \"end\", kept_id, kept_start FROM read_parquet({DuckDbConnection.Quote(Run.Path(LedgerKeys.Edits(CutSteps.Substrings, shard)))})");
            while (reader.Read())
            {
                (int Shard, int Row) document = addresses[reader.GetString(0)];
                (int Shard, int Row) kept = addresses[reader.GetString(3)];
                rows.Add((document.Shard, document.Row, (int)reader.GetInt64(1), (int)reader.GetInt64(2), kept.Shard, kept.Row, (int)reader.GetInt64(4)));
            }
        }

        return rows;
    }

    /// <summary>Gets the bytes of all files by name.</summary>
    public SortedDictionary<string, byte[]> Files() => new(
        Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(_folder.Root, path), File.ReadAllBytes),
        StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    /// <summary>A step before this one that cuts what it is told.</summary>
    private sealed class EarlierStep(Func<string, IReadOnlyList<TextSpan>> spans) : ITaskStage
    {
        public string Name => CutSteps.Paragraphs;

        public IReadOnlyList<string> After => [CutSteps.LastStage([])];

        public int CountTasks(IRunView run) => run.CountTasks(CutSteps.LastStage([]));

        public void Run(ITaskContext task)
        {
            using KeptTexts texts = new(task, task.Index, []);
            using CutWriter writer = new(task, Name);
            while (texts.TryRead())
            {
                writer.Keep(texts, [.. spans(texts.Document.Text.ToString()).Select(span => new Cut(span, "test", 1, ""))], 0);
            }

            writer.Complete(texts);
        }
    }
}
