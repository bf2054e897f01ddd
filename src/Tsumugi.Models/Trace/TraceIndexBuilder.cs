using System.Buffers.Binary;
using Tsumugi.Models.Packing;
using Tsumugi.Storage.Files;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Models.Trace;

/// <summary>Makes an index of the very tokens that a model was trained on: their suffixes in order, in parts that fit into memory.</summary>
/// <remarks>Takes about 21 bytes of memory for each token of a part, and 4 bytes of disk for each token. The same tokens and the same size of parts give the same bytes.</remarks>
public static class TraceIndexBuilder
{
    /// <summary>How many tokens a part has at most unless said otherwise: 0.7 GB of memory.</summary>
    public const int UsualShard = 32 << 20;

    /// <summary>Gets the folder of the index of packed tokens.</summary>
    /// <param name="prefix">The path of the tokens without its ending.</param>
    public static string FolderOf(string prefix) => prefix + ".trace";

    /// <summary>Makes the index beside the tokens; one that is there is replaced.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="vocabulary">The number of tokens that exist.</param>
    /// <param name="shardTokens">How many tokens a part has at most; a document is never cut, so one that is longer makes a part alone.</param>
    /// <param name="done">Told the number of tokens that are sorted.</param>
    /// <param name="stopping">Ends the work between two parts.</param>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5200: a token is beyond the vocabulary.</exception>
    public static void Build(MegatronReader tokens, int vocabulary, int shardTokens, Action<long> done, CancellationToken stopping)
    {
        string folder = FolderOf(tokens.Prefix);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        _ = Directory.CreateDirectory(folder);
        long[] counts = new long[vocabulary];
        List<(long Start, int Count)> shards = [.. Shards(tokens, shardTokens)];
        for (int i = 0; i < shards.Count; i++)
        {
            stopping.ThrowIfCancellationRequested();
            Sort(tokens, shards[i], vocabulary, counts, Path.Combine(folder, TraceManifest.OrderName(i)));
            done(shards[i].Start + shards[i].Count);
        }

        WriteCounts(Path.Combine(folder, TraceManifest.CountsName), counts);
        new TraceManifest(FileHash.Sha256(MegatronFormat.TokensPath(tokens.Prefix)), tokens.Tokens, vocabulary, shards).Write(folder);
    }

    /// <summary>Cuts the tokens into parts at the ends of documents.</summary>
    private static IEnumerable<(long Start, int Count)> Shards(MegatronReader tokens, int most)
    {
        long start = 0;
        for (int document = 0; document < tokens.Documents; document++)
        {
            long end = tokens.End(document);
            if (end - start > most && tokens.Start(document) > start)
            {
                yield return (start, checked((int)(tokens.Start(document) - start)));
                start = tokens.Start(document);
            }
        }

        if (tokens.Tokens > start)
        {
            yield return (start, checked((int)(tokens.Tokens - start)));
        }
    }

    private static void Sort(MegatronReader tokens, (long Start, int Count) shard, int vocabulary, long[] counts, string path)
    {
        int[] text = new int[shard.Count];
        tokens.Read(shard.Start, text);
        foreach (int token in text)
        {
            if ((uint)token >= (uint)vocabulary)
            {
                Formats.ModelFiles.BrokenTokens(MegatronFormat.TokensPath(tokens.Prefix), $"token {token} is beyond the vocabulary of {vocabulary}", $"トークン {token} が語彙数 {vocabulary} を超えています");
            }

            counts[token]++;
        }

        int[] order = new int[shard.Count];
        SuffixArray.Build(text, vocabulary, order);
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        byte[] block = new byte[1 << 18];
        for (int from = 0; from < order.Length;)
        {
            int count = Math.Min(block.Length / sizeof(int), order.Length - from);
            for (int i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(i * sizeof(int)), order[from + i]);
            }

            file.Write(block, 0, count * sizeof(int));
            from += count;
        }
    }

    private static void WriteCounts(string path, long[] counts)
    {
        byte[] bytes = new byte[counts.Length * sizeof(long)];
        for (int i = 0; i < counts.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), counts[i]);
        }

        File.WriteAllBytes(path, bytes);
    }
}
