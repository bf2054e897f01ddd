using System.Buffers.Binary;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Tests.Passages;

/// <summary>What all stages before the cut steps leave of some pages.</summary>
internal sealed class StoredPages(IReadOnlyList<IReadOnlyList<Page>> shards) : ITaskStage
{
    public string Name => DecideStage.StageName;

    public IReadOnlyList<string> After => [];

    public static DocumentId IdOf(int shard, long row) => new(((UInt128)(uint)shard << 64) | (ulong)row);

    public int CountTasks(IRunView run) => shards.Count;

    public void Run(ITaskContext task)
    {
        using var documents = new DocumentFileWriter(task.Output(DedupFiles.Documents(task.Index)));
        using var ids = new FileStream(task.Output(LedgerKeys.Ids(task.Index)), FileMode.CreateNew);
        using var keep = new FileStream(task.Output(LedgerKeys.Keep(task.Index)), FileMode.CreateNew);
        var document = new Document { Source = "web" };
        Span<byte> id = stackalloc byte[IdFile.IdBytes];
        long row = 0;
        foreach (Page page in shards[task.Index])
        {
            document.Id = IdOf(task.Index, row++);
            document.Url = page.Url;
            document.Text.Set(page.Text);
            documents.Add(document);
            BinaryPrimitives.WriteUInt128BigEndian(id, document.Id.Value);
            ids.Write(id);
            keep.WriteByte(page.Kept ? (byte)1 : (byte)0);
        }

        documents.Complete();
    }
}
