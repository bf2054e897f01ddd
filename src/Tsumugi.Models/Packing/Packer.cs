using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Models.Packing;

/// <summary>Makes packed tokens of a dataset: every document once, shuffled by a seed, duplicates on one side of the split.</summary>
/// <remarks>
/// First each file is made tokens, in parallel, into files beside the result; then documents are written in the order of a hash of their ids. So
/// the bytes depend on texts, ids, tokenizer and seed alone, not on workers nor on how the dataset was cut into files. Memory: 40 bytes for each
/// document, besides the longest document of each worker. Disk: 4 bytes for each token besides the result, until the end.
/// </remarks>
public static class Packer
{
    /// <summary>Gets the names of the two sides.</summary>
    public static IReadOnlyList<string> Splits { get; } = ["train", "validation"];

    /// <summary>Packs.</summary>
    /// <param name="files">The documents of each file.</param>
    /// <param name="tokenizer">What makes tokens of texts.</param>
    /// <param name="settings">Formats, split, seed.</param>
    /// <param name="folder">Where the files go; made if absent.</param>
    /// <param name="progress">Told the UTF-8 bytes of each text that has become tokens.</param>
    /// <param name="stopping">Ends the work between two documents.</param>
    /// <returns>What went into both sides; a side without documents has no files.</returns>
    /// <exception cref="IOException">A file of the result is there already, or the disk is full.</exception>
    public static IReadOnlyList<PackedSplit> Pack(IReadOnlyList<IEnumerable<PackInput>> files, ITokenizer tokenizer, PackSettings settings, string folder, Action<long> progress, CancellationToken stopping)
    {
        string work = Path.Combine(folder, ".pack");
        _ = Directory.CreateDirectory(work);
        TokenPart[] parts = [.. files.Select((_, index) => new TokenPart(work, index))];
        try
        {
            ParallelOptions options = new() { MaxDegreeOfParallelism = settings.Workers, CancellationToken = stopping };
            Parallel.For(0, files.Count, options, index => parts[index].Fill(files[index], tokenizer, settings, progress, stopping));
            return [.. Splits.Select((name, side) => Write(parts, name, heldOut: side == 1, tokenizer, settings, folder, stopping)).Where(split => split.Documents > 0)];
        }
        finally
        {
            Array.ForEach(parts, part => part.Dispose());
            Directory.Delete(work, recursive: true);
        }
    }

    private static PackedSplit Write(TokenPart[] parts, string name, bool heldOut, ITokenizer tokenizer, PackSettings settings, string folder, CancellationToken stopping)
    {
        List<(ulong Order, int Part, int Document)> order = [];
        for (int part = 0; part < parts.Length; part++)
        {
            for (int document = 0; document < parts[part].Documents.Count; document++)
            {
                if (parts[part].Documents[document].HeldOut == heldOut)
                {
                    order.Add((parts[part].Documents[document].Order, part, document));
                }
            }
        }

        PackedSplit split = new(name, 0, 0, 0, 0);
        if (order.Count == 0)
        {
            return split;
        }

        order.Sort();
        string prefix = Path.Combine(folder, name);
        List<ITokenWriter> writers = [.. settings.Formats.Select(format => Writer(format, prefix, tokenizer, settings))];
        using PackedDocumentWriter origins = new(UnfinishedFiles.NameOf(PackedDocumentFile.LinesPath(prefix)), UnfinishedFiles.NameOf(PackedDocumentFile.StartsPath(prefix)));
        try
        {
            foreach ((_, int part, int document) in order)
            {
                stopping.ThrowIfCancellationRequested();
                int[] tokens = parts[part].Tokens(document);
                writers.ForEach(writer => writer.Add(tokens));
                origins.Add(parts[part].Origin(document));
                TokenStretchKey key = parts[part].Documents[document];
                split = new PackedSplit(name, split.Documents + 1, split.Tokens + key.Count, split.Letters + key.Letters, split.Bytes + key.Bytes);
            }

            writers.ForEach(writer => writer.Finish());
            origins.Complete();
            UnfinishedFiles.Publish(PackedDocumentFile.LinesPath(prefix));
            UnfinishedFiles.Publish(PackedDocumentFile.StartsPath(prefix));
            return split;
        }
        finally
        {
            writers.ForEach(writer => writer.Dispose());
        }
    }

    private static ITokenWriter Writer(string format, string prefix, ITokenizer tokenizer, PackSettings settings)
    {
        TokenWidth width = MegatronWriter.WidthFor(tokenizer.VocabularySize);
        return format switch
        {
            "megatron" => new MegatronWriter(prefix, width),
            "datatrove" => new DatatroveWriter(prefix, width, settings.TokenizerName),
            "llmc" => new LlmcWriter(prefix + "-llmc", width),
            "mds" => new MdsWriter(prefix + "-mds", width),
            _ => throw new ArgumentException($"no format `{format}`", nameof(format)),
        };
    }
}
