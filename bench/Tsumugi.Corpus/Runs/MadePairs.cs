using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Corpus.Runs;

/// <summary>Writes the pairs that the stages of deduplication would have found, so that clusters are decided on real amounts.</summary>
/// <param name="like">The stage whose place it takes, which says how many tasks there are.</param>
/// <param name="shards">Shards.</param>
/// <param name="rows">Documents of each shard.</param>
internal sealed class MadePairs(ITaskStage like, int shards, long rows) : ITaskStage
{
    private const double Similarity = 0.9;

    public string Name => like.Name;

    public IReadOnlyList<string> After => like.After;

    public int CountTasks(IRunView run) => like.CountTasks(run);

    public void Run(ITaskContext task)
    {
        // Everything is in the first file: readers take all files of a stage together.
        long made = task.Index > 0 ? 0 : rows;
        switch (Name)
        {
            case DedupExactStage.StageName:
                WriteExact(task, made);
                break;
            case DedupVerifyStage.StageName:
                WriteVerified(task, made);
                break;
            default:
                using (RecordFileWriter<PairRecord> none = new(task.Output(DedupFiles.Candidates(task.Index))))
                {
                    none.Complete();
                }

                break;
        }
    }

    private void WriteExact(ITaskContext task, long made)
    {
        using RecordFileWriter<PairRecord> writer = new(task.Output(DedupFiles.ExactPairs(task.Index)));
        for (int shard = 0; shard < shards; shard++)
        {
            for (long row = 0; row < made; row++)
            {
                int first = TwinLayout.FirstShard(shard, row);
                if (TwinLayout.Size(row) > 1 && TwinLayout.IsExact(row) && first != shard)
                {
                    writer.Add(new PairRecord(new DocumentAddress(shard, row), new DocumentAddress(first, row)));
                }
            }
        }

        writer.Complete();
    }

    private void WriteVerified(ITaskContext task, long made)
    {
        using RecordFileWriter<VerifiedRecord> writer = new(task.Output(DedupFiles.Verified(task.Index)));
        for (int shard = 0; shard < shards; shard++)
        {
            for (long row = 0; row < made; row++)
            {
                int end = TwinLayout.FirstShard(shard, row) + TwinLayout.Size(row);
                for (int other = shard + 1; !TwinLayout.IsExact(row) && other < end; other++)
                {
                    writer.Add(new VerifiedRecord(new DocumentAddress(shard, row), new DocumentAddress(other, row), Similarity));
                }
            }
        }

        writer.Complete();
    }
}
