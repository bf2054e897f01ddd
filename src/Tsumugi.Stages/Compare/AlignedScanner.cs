using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Stages.Compare;

/// <summary>Goes through the shards of two runs that fit each other, one at a time: what one thread of a comparison does.</summary>
internal sealed class AlignedScanner
{
    private readonly ComparedRun _second;
    private readonly CorpusFiles _files;
    private readonly RunFates _ofFirst;
    private readonly RunFates _ofSecond;
    private readonly VerdictShards _firstShards;
    private readonly VerdictShards _secondShards;
    private readonly ShardDocuments _firstDocuments;
    private readonly ShardDocuments _secondDocuments;

    /// <summary>Prepares a thread.</summary>
    public AlignedScanner(ComparedRun first, ComparedRun second, RunFates ofFirst, RunFates ofSecond, SourceNames sources)
    {
        (_second, _files, _ofFirst, _ofSecond) = (second, first.Files, ofFirst, ofSecond);
        _firstShards = new VerdictShards(null, first.Files, sources, [], first.Rules);
        _secondShards = new VerdictShards(null, second.Files, sources, [], second.Rules);
        _firstDocuments = new ShardDocuments(ofFirst.Words);
        _secondDocuments = new ShardDocuments(ofSecond.Words);
    }

    /// <summary>Gets the documents by source and fates.</summary>
    public Dictionary<(int Source, int Before, int After), FateGroup> Groups { get; } = [];

    /// <summary>Gets for each change the documents with the lowest ids.</summary>
    public Dictionary<(int Before, int After), List<(UInt128 Id, DocumentAddress Address)>> Samples { get; } = [];

    /// <summary>Reads a shard of both.</summary>
    public void Scan(int shard)
    {
        _firstShards.Read(shard, _firstDocuments);
        _secondShards.Read(shard, _secondDocuments);
        byte[] ids = File.ReadAllBytes(_files.PathOf(LedgerKeys.Ids(shard)));
        if (_firstDocuments.Count != _secondDocuments.Count || ids.Length != (long)_firstDocuments.Count * IdFile.IdBytes)
        {
            string key = LedgerKeys.Verdicts(shard);
            throw LedgerFiles.Unreadable(_second.Files.Folder, new Phrase($"`{key}` does not hold as many documents as that of the other run", $"`{key}` の文書の数が、もう一方の実行と合いません"));
        }

        int nextFirst = 0;
        int nextSecond = 0;
        for (int row = 0; row < _firstDocuments.Count; row++)
        {
            int before = _ofFirst.Of(_firstDocuments, row, IsMerged(_firstDocuments, row, ref nextFirst));
            int after = _ofSecond.Of(_secondDocuments, row, IsMerged(_secondDocuments, row, ref nextSecond));
            Count(row, before, after);
            if (before != after)
            {
                Offer((before, after), BinaryPrimitives.ReadUInt128BigEndian(ids.AsSpan(row * IdFile.IdBytes)), new DocumentAddress(shard, row));
            }
        }
    }

    private static bool IsMerged(ShardDocuments documents, int row, ref int next)
    {
        if (next == documents.Twins.Count || documents.Twins[next].Row != row)
        {
            return false;
        }

        return documents.Twins[next++].Merged;
    }

    private void Count(int row, int before, int after)
    {
        (long bytes, long letters) = (_firstDocuments.Bytes[row], _firstDocuments.Letters[row]);
        (long otherBytes, long otherLetters) = (_secondDocuments.Bytes[row], _secondDocuments.Letters[row]);
        bool otherSize = before == after && before == _ofFirst.Kept && (bytes != otherBytes || letters != otherLetters);
        ref FateGroup group = ref CollectionsMarshal.GetValueRefOrAddDefault(Groups, (_firstDocuments.Sources[row], before, after), out _);
        group += new FateGroup(new Quantity(1, bytes, letters), new Quantity(1, otherBytes, otherLetters), new Quantity(1, Math.Max(bytes, otherBytes), Math.Max(letters, otherLetters)), otherSize ? 1 : 0, 1, 1);
    }

    private void Offer((int Before, int After) change, UInt128 id, DocumentAddress address)
    {
        if (!Samples.TryGetValue(change, out List<(UInt128 Id, DocumentAddress Address)>? lowest))
        {
            Samples[change] = lowest = [];
        }

        int at = lowest.Count;
        while (at > 0 && id < lowest[at - 1].Id)
        {
            at--;
        }

        if (at < FateTable.SamplesEach)
        {
            lowest.Insert(at, (id, address));
            if (lowest.Count > FateTable.SamplesEach)
            {
                lowest.RemoveAt(FateTable.SamplesEach);
            }
        }
    }
}
