using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Trials;

/// <summary>The pairs that deduplication found among some documents, read back from the run's intermediates.</summary>
internal sealed class TwinPairs
{
    private readonly Dictionary<ulong, DocumentAddress> _firsts = [];
    private readonly Dictionary<ulong, List<EdgeRecord>> _edges = [];

    /// <summary>Reads the pairs of some documents.</summary>
    /// <param name="files">The run.</param>
    /// <param name="wanted">The addresses of the documents.</param>
    /// <returns>Null if the intermediates are gone.</returns>
    /// <exception cref="TsumugiException">TSU4021: a file of pairs is damaged.</exception>
    public static TwinPairs? TryRead(CorpusFiles files, HashSet<ulong> wanted)
    {
        // Both folders come into being with the first pair file of the run; a run without a kind of deduplication has no such folder, but it has pages.
        if (!Directory.Exists(files.PathOf("work/pages")) || !Directory.Exists(files.PathOf("work/tasks")))
        {
            return null;
        }

        TwinPairs pairs = new();
        try
        {
            foreach (string path in Paths(files, "work/exact-pairs"))
            {
                pairs.ReadExact(path, wanted);
            }

            foreach (string path in Paths(files, "work/verified"))
            {
                pairs.ReadVerified(path, wanted);
            }
        }
        catch (InvalidDataException damaged)
        {
            throw new TsumugiException("TSU4021", ExitCode.InputMissing, files.Folder, new Phrase(damaged.Message, $"中間ファイルが壊れています: {damaged.Message}"), default, damaged);
        }

        return pairs;
    }

    /// <summary>Gets the first document with the key of a document.</summary>
    public DocumentAddress First(DocumentAddress address) => _firsts.TryGetValue(address.Value, out DocumentAddress first) ? first : address;

    /// <summary>Gets the verified pairs whose lower end is a document.</summary>
    public IReadOnlyList<EdgeRecord> Edges(DocumentAddress address) => _edges.TryGetValue(address.Value, out List<EdgeRecord>? edges) ? edges : [];

    private static IEnumerable<string> Paths(CorpusFiles files, string folder) =>
        Directory.Exists(files.PathOf(folder)) ? Directory.EnumerateFiles(files.PathOf(folder), "*.pairs").Order(StringComparer.Ordinal) : [];

    private void ReadExact(string path, HashSet<ulong> wanted)
    {
        using RecordFileReader<PairRecord> reader = new(path);
        while (reader.TryRead(out PairRecord pair))
        {
            if (wanted.Contains(pair.A.Value))
            {
                _firsts[pair.A.Value] = pair.B;
            }
        }
    }

    private void ReadVerified(string path, HashSet<ulong> wanted)
    {
        using RecordFileReader<VerifiedRecord> reader = new(path);
        while (reader.TryRead(out VerifiedRecord pair))
        {
            if (!wanted.Contains(pair.A.Value))
            {
                continue;
            }

            if (!_edges.TryGetValue(pair.A.Value, out List<EdgeRecord>? edges))
            {
                _edges[pair.A.Value] = edges = [];
            }

            edges.Add(new EdgeRecord(default, pair.A, pair.B, pair.Jaccard, pair.OfA, pair.OfB));
        }
    }
}
