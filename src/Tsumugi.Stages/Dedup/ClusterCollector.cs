using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Finds the connected components of all pairs and collects their members and verified pairs by cluster.</summary>
internal static class ClusterCollector
{
    /// <summary>Reads pairs and ranks, and fills the two sorters.</summary>
    /// <exception cref="InvalidDataException">A file is damaged, or a rank file has another number of rows than its shard.</exception>
    public static void Collect(
        ITaskContext task,
        CorpusMap corpus,
        List<string> exactPairs,
        List<string> verified,
        RecordSorter<MemberRecord> members,
        RecordSorter<EdgeRecord> edges)
    {
        var forest = new UnionForest(corpus.Documents);
        using (IRecordStream<PairRecord> pairs = RecordMerge<PairRecord>.Open(exactPairs, PrefixRange.All, task.ScratchFolder, task.Stopping))
        {
            while (pairs.TryRead(out PairRecord pair))
            {
                forest.Join(corpus.Ordinal(pair.A), corpus.Ordinal(pair.B));
            }
        }

        ReadVerified(verified, pair => forest.Join(corpus.Ordinal(pair.A), corpus.Ordinal(pair.B)), task.Stopping);
        ReadVerified(verified, pair => edges.Add(new EdgeRecord(corpus.Address(forest.Find(corpus.Ordinal(pair.A))), pair.A, pair.B, pair.Jaccard, pair.OfA, pair.OfB)), task.Stopping);

        using IRecordStream<PairRecord> firsts = RecordMerge<PairRecord>.Open(exactPairs, PrefixRange.All, task.ScratchFolder, task.Stopping);
        CollectMembers(task, corpus, forest, firsts, members);
    }

    private static void ReadVerified(List<string> files, Action<VerifiedRecord> use, CancellationToken stopping)
    {
        foreach (string file in files)
        {
            using var reader = new RecordFileReader<VerifiedRecord>(file);
            while (reader.TryRead(out VerifiedRecord pair))
            {
                use(pair);
            }

            stopping.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Walks over all documents once, beside the ranks and the exact duplicates, which are in the same order.</summary>
    private static void CollectMembers(ITaskContext task, CorpusMap corpus, UnionForest forest, IRecordStream<PairRecord> firsts, RecordSorter<MemberRecord> members)
    {
        DocumentBits hasTwin = FindTwins(corpus.Documents, forest);
        using var contents = new ContentHashes(shard => corpus.Open(task, shard, DedupFiles.Content));
        bool more = firsts.TryRead(out PairRecord duplicate);
        long ordinal = 0;
        for (int shard = 0; shard < corpus.Shards; shard++)
        {
            task.Stopping.ThrowIfCancellationRequested();
            string path = corpus.Open(task, shard, DedupFiles.Ranks);
            using var ranks = new RankFileReader(path);
            if (ranks.Count != corpus.CountOf(shard))
            {
                throw new InvalidDataException($"`{path}` ranks {ranks.Count} documents, but shard {shard} stored {corpus.CountOf(shard)}");
            }

            for (long row = 0; ranks.TryRead(out DocumentRank rank); row++, ordinal++)
            {
                if (!hasTwin[ordinal])
                {
                    continue;
                }

                var address = new DocumentAddress(shard, row);
                DocumentAddress first = address;
                if (more && duplicate.A == address)
                {
                    first = duplicate.B;
                    more = firsts.TryRead(out duplicate);
                }

                members.Add(new MemberRecord(corpus.Address(forest.Find(ordinal)), first, address, rank with { Content = contents[address] }));
            }
        }
    }

    private static DocumentBits FindTwins(long documents, UnionForest forest)
    {
        var hasTwin = new DocumentBits(documents);
        for (long ordinal = 0; ordinal < documents; ordinal++)
        {
            long root = forest.Find(ordinal);
            if (root != ordinal)
            {
                hasTwin.Set(ordinal);
                hasTwin.Set(root);
            }
        }

        return hasTwin;
    }
}
