using System.Buffers.Binary;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Tests.Cuts;

/// <summary>What all stages before the cut steps leave: stored texts, their ids, and which of them are kept.</summary>
/// <param name="shards">Pages by shard.</param>
internal sealed class KeptShards(IReadOnlyList<IReadOnlyList<Page>> shards) : ITaskStage
{
    /// <summary>Puts texts on hosts of their own.</summary>
    public KeptShards(IReadOnlyList<IReadOnlyList<(string Text, bool Kept)>> shards)
        : this([.. shards.Select((texts, shard) => texts.Select((text, row) => new Page($"https://{shard}.example/{row}", text.Text, text.Kept)).ToArray())])
    {
    }

    public string Name => DecideStage.StageName;

    public IReadOnlyList<string> After => [];

    /// <summary>Gets the id of a document.</summary>
    public static DocumentId IdOf(int shard, long row) => new(((UInt128)(uint)shard << 64) | (ulong)row);

    public int CountTasks(IRunView run) => shards.Count;

    public void Run(ITaskContext task)
    {
        using var documents = new DocumentFileWriter(task.Output(DedupFiles.Documents(task.Index)));
        using var ids = new FileStream(task.Output(LedgerKeys.Ids(task.Index)), FileMode.CreateNew);
        using var keep = new FileStream(task.Output(LedgerKeys.Keep(task.Index)), FileMode.CreateNew);
        var document = new Document();
        byte[] id = new byte[16];
        for (int row = 0; row < shards[task.Index].Count; row++)
        {
            document.Clear();
            document.Id = IdOf(task.Index, row);
            document.Source = "web";
            document.Url = shards[task.Index][row].Url;
            document.Text.Set(shards[task.Index][row].Text);
            documents.Add(document);
            BinaryPrimitives.WriteUInt128BigEndian(id, document.Id.Value);
            ids.Write(id);
            keep.WriteByte(shards[task.Index][row].Kept ? (byte)1 : (byte)0);
        }

        documents.Complete();
        task.Count(DedupFiles.StoredCounter, shards[task.Index].Count);
    }
}
