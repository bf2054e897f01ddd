using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Storage.Documents;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Dedup;

/// <summary>What pass 1 and the judging step do for deduplication: stores, signs and ranks the texts of each shard.</summary>
internal sealed class StoringStage(IReadOnlyList<IReadOnlyList<Entry>> shards, DedupSettings settings) : ITaskStage
{
    public string Name => "refine";

    public IReadOnlyList<string> After => [];

    public int CountTasks(IRunView run) => shards.Count;

    public void Run(ITaskContext task)
    {
        IReadOnlyList<Entry> entries = shards[task.Index];
        string key = DedupFiles.Documents(task.Index);
        using var documents = new DocumentFileWriter(task.Output(key));
        using var signatures = new SignatureWriter(task, task.Index, settings);
        using var ranks = new RankFileWriter(task, task.Index);
        var document = new Document();
        for (int row = 0; row < entries.Count; row++)
        {
            document.Clear();
            document.Source = entries[row].Id;
            document.Text.Set(entries[row].Text);
            documents.Add(document);
            signatures.Add(row, entries[row].Text, Hash64.Of(entries[row].Id));
            ranks.Add(entries[row].Rank);
        }

        documents.Complete();
        signatures.Complete();
        ranks.Complete();
        task.Records(key, documents.Count);
        task.Count(DedupFiles.StoredCounter, documents.Count);
    }
}
