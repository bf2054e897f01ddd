using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Stages.Read.Sources;

/// <summary>Cuts a source into shards.</summary>
/// <remarks>
/// A pure function of the files, their sizes and the settings, never of the number of workers, so that a run gives the same
/// shards everywhere. Consecutive files are joined until a shard is full; a large file is cut into equal slices, each a shard.
/// </remarks>
public static class ShardPlanner
{
    /// <summary>Plans one source.</summary>
    /// <param name="source">The recipe's name of the source.</param>
    /// <param name="files">Its files in order, as <see cref="SourceExpander"/> gives them.</param>
    /// <param name="sizes">How large shards should be; null for the usual sizes.</param>
    /// <exception cref="IOException">A file has gone since it was listed.</exception>
    public static IReadOnlyList<Shard> Plan(string source, IReadOnlyList<SourceFile> files, ShardSizes? sizes = null) =>
        Plan(source, files, file => new FileInfo(file.Path).Length, file => Reader(file).CanSplit(file.Path), sizes ?? ShardSizes.Default);

    /// <summary>Plans with sizes that the caller knows.</summary>
    internal static IReadOnlyList<Shard> Plan(string source, IReadOnlyList<SourceFile> files, Func<SourceFile, long> bytesOf, Func<SourceFile, bool> canSplit, ShardSizes sizes)
    {
        List<Shard> shards = [];
        List<SourceFile> open = [];
        long openBytes = 0;
        foreach (SourceFile file in files)
        {
            long bytes = bytesOf(file);
            bool split = bytes > sizes.SplitBytes && canSplit(file);
            if (split || bytes >= sizes.TargetBytes || openBytes >= sizes.TargetBytes || open.Count >= sizes.MostFiles)
            {
                Close();
            }

            if (split)
            {
                Split(file, bytes);
            }
            else
            {
                open.Add(file);
                openBytes += bytes;
            }
        }

        Close();
        return shards;

        void Close()
        {
            if (open.Count > 0)
            {
                shards.Add(new Shard(source, [.. open], openBytes));
            }

            open.Clear();
            openBytes = 0;
        }

        void Split(SourceFile file, long bytes)
        {
            long slices = (bytes + sizes.SplitBytes - 1) / sizes.SplitBytes;
            for (long slice = 0; slice < slices; slice++)
            {
                long start = (long)((Int128)bytes * slice / slices);
                long end = (long)((Int128)bytes * (slice + 1) / slices);
                shards.Add(new Shard(source, [file with { Start = start, End = slice + 1 == slices ? long.MaxValue : end }], end - start));
            }
        }
    }

    private static IReader Reader(SourceFile file) => ReaderCatalog.Find(file.Kind) ?? throw new ArgumentException($"`{file.Kind}` is no kind of source", nameof(file));
}
