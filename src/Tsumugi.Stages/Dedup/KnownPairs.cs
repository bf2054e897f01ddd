using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Answers for pairs of documents of earlier runs, from what the last of these has compared: a candidate of it that is not among its verified pairs is not similar.</summary>
/// <remarks>Asked for rising pairs, as all files are sorted by pairs. The last run compared the documents of those before it as well.</remarks>
internal sealed class KnownPairs : IDisposable
{
    private readonly IRecordStream<PairRecord>? _compared;
    private readonly IRecordStream<VerifiedRecord>? _similar;
    private readonly int _earlierShards;
    private PairRecord _nextCompared;
    private VerifiedRecord _nextSimilar;
    private bool _hasCompared;
    private bool _hasSimilar;

    private KnownPairs(int earlierShards, IRecordStream<PairRecord>? compared, IRecordStream<VerifiedRecord>? similar)
    {
        (_earlierShards, _compared, _similar) = (earlierShards, compared, similar);
        _hasCompared = compared is not null && compared.TryRead(out _nextCompared);
        _hasSimilar = similar is not null && similar.TryRead(out _nextSimilar);
    }

    /// <summary>Opens the pairs whose lower document lies in a stretch of the corpus.</summary>
    public static KnownPairs Open(ITaskContext task, CorpusMap corpus, PrefixRange range)
    {
        if (task.Earlier.Count == 0)
        {
            return new KnownPairs(0, null, null);
        }

        List<string> candidates = TaskInputs.OpenOfLast(task, DedupCandidatesStage.StageName, DedupFiles.Candidates);
        List<string> verified = TaskInputs.OpenOfLast(task, DedupVerifyStage.StageName, DedupFiles.Verified);
        return new KnownPairs(
            corpus.EarlierShards,
            RecordMerge<PairRecord>.Open(candidates, range, task.ScratchFolder, task.Stopping),
            RecordMerge<VerifiedRecord>.Open(verified, range, task.ScratchFolder, task.Stopping));
    }

    /// <summary>Says what is known of a pair; pairs are asked for in rising order.</summary>
    public KnownPair Find(in PairRecord pair)
    {
        if (pair.B.Shard >= _earlierShards)
        {
            return default;
        }

        while (_hasCompared && _nextCompared.CompareTo(pair) < 0)
        {
            _hasCompared = _compared!.TryRead(out _nextCompared);
        }

        if (!_hasCompared || _nextCompared != pair)
        {
            return default;
        }

        while (_hasSimilar && new PairRecord(_nextSimilar.A, _nextSimilar.B).CompareTo(pair) < 0)
        {
            _hasSimilar = _similar!.TryRead(out _nextSimilar);
        }

        bool similar = _hasSimilar && _nextSimilar.A == pair.A && _nextSimilar.B == pair.B;
        return new KnownPair(true, similar ? _nextSimilar : null);
    }

    public void Dispose()
    {
        _compared?.Dispose();
        _similar?.Dispose();
    }
}
