using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Storage.Files;
using Tsumugi.Text;

namespace Tsumugi.Models.Trace;

/// <summary>Finds which stretches of a text stand in the training text letter for letter, and in which documents.</summary>
/// <remarks>
/// <para>
/// The method is that of OLMoTrace (Liu et al. 2025) over a suffix array as in infini-gram (Liu et al. 2024): for each token of the text the
/// longest run of tokens from there on that occurs; runs that lie within another are left out. A run ends at 。！？」 and at line ends, so that two
/// sentences that happen to follow each other make no span, begins and ends with whole letters, and never reaches over the end of a document.
/// </para>
/// <para>The same words cut into other tokens are not found. Any number of threads may ask; memory is that of the mapped files.</para>
/// </remarks>
public sealed class TraceIndex : IDisposable
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly MegatronReader _reader;
    private readonly PackedDocumentFile _documents;
    private readonly MemoryMappedFile _tokenFile;
    private readonly MemoryMappedViewAccessor _tokens;
    private readonly List<TraceShard> _shards = [];
    private readonly double[] _logProbabilities;
    private readonly ITokenizer _tokenizer;

    private TraceIndex(MegatronReader reader, PackedDocumentFile documents, ITokenizer tokenizer, MemoryMappedFile tokenFile, double[] logProbabilities)
    {
        (_reader, _documents, _tokenizer, _tokenFile, _logProbabilities) = (reader, documents, tokenizer, tokenFile, logProbabilities);
        _tokens = tokenFile.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    /// <summary>Opens the index beside packed tokens.</summary>
    /// <param name="path">The packed tokens, with or without an ending.</param>
    /// <param name="tokenizer">What made tokens of the text.</param>
    /// <param name="check">Whether the tokens are read once to see that the index is of them.</param>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5401, TSU5402: there is no index, or it does not fit.</exception>
    public static TraceIndex Open(string path, ITokenizer tokenizer, bool check = false)
    {
        MegatronReader reader = MegatronReader.Open(path);
        PackedDocumentFile? documents = null;
        TraceIndex? index = null;
        try
        {
            documents = PackedDocumentFile.Open(reader.Prefix);
            string folder = TraceIndexBuilder.FolderOf(reader.Prefix);
            TraceManifest manifest = TraceManifest.Read(folder);
            string tokens = MegatronFormat.TokensPath(reader.Prefix);
            if (manifest.Tokens != reader.Tokens || documents.Count != reader.Documents || manifest.Vocabulary != tokenizer.VocabularySize || (check && FileHash.Sha256(tokens) != manifest.TokensSha256))
            {
                throw TraceFaults.OtherTokens(folder);
            }

            index = new TraceIndex(reader, documents, tokenizer, MemoryMappedFile.CreateFromFile(tokens, FileMode.Open, null, 0, MemoryMappedFileAccess.Read), LogProbabilities(folder, manifest));
            for (int i = 0; i < manifest.Shards.Count; i++)
            {
                index._shards.Add(new TraceShard(Path.Combine(folder, TraceManifest.OrderName(i)), index._tokens, reader.Width, manifest.Shards[i].Start, manifest.Shards[i].Count));
            }

            return index;
        }
        catch
        {
            index?.Dispose();
            documents?.Dispose();
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Finds the stretches of a text that stand in the training text.</summary>
    /// <returns>The spans that were asked for, the rarest first.</returns>
    public IReadOnlyList<TraceSpan> Trace(string text, TraceSettings settings)
    {
        List<int> tokens = [];
        _tokenizer.Encode(text, tokens);
        TokenPlaces places = TokenPlaces.Of(text, tokens, _tokenizer);
        List<(int First, int End)> runs = Runs(tokens, places);
        List<TraceSpan> spans = [];
        foreach ((int first, int end) in runs)
        {
            (int start, int stop) = (places.Unit(first), places.Unit(end));
            int letters = CodePoints.Count(text.AsSpan(start, stop - start));
            if (letters >= settings.MinimumLetters)
            {
                double rarity = 0;
                for (int i = first; i < end; i++)
                {
                    rarity += _logProbabilities[tokens[i]];
                }

                spans.Add(new TraceSpan(start, stop, text[start..stop], letters, 0, rarity, [.. Enumerable.Empty<TracePlace>()]));
            }
        }

        IEnumerable<TraceSpan> rarest = spans.OrderBy(span => span.LogProbability).ThenBy(span => span.Start).Take(settings.MostSpans);
        return [.. rarest.Select(span => Locate(span, tokens, places, settings))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _shards.ForEach(shard => shard.Dispose());
        _tokens.Dispose();
        _tokenFile.Dispose();
        _documents.Dispose();
        _reader.Dispose();
    }

    private static double[] LogProbabilities(string folder, TraceManifest manifest)
    {
        string path = Path.Combine(folder, TraceManifest.CountsName);
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        if (bytes.Length != manifest.Vocabulary * (long)sizeof(long))
        {
            throw TraceFaults.Broken(path, $"{bytes.Length} bytes, expected {manifest.Vocabulary * (long)sizeof(long)}", $"{bytes.Length} バイトです。{manifest.Vocabulary * (long)sizeof(long)} バイトでなければなりません");
        }

        // One more of each, so that a token that never occurs is rare and not impossible.
        return [.. Enumerable.Range(0, manifest.Vocabulary).Select(token => Math.Log((BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(token * sizeof(long))) + 1.0) / (manifest.Tokens + manifest.Vocabulary)))];
    }

    /// <summary>Finds the runs of tokens that occur, none within another.</summary>
    private List<(int First, int End)> Runs(List<int> tokens, TokenPlaces places)
    {
        List<(int First, int End)> runs = [];
        int reached = 0;
        for (int first = 0; first < tokens.Count; first++)
        {
            if (!places.Begins(first))
            {
                continue;
            }

            int end = Longest(tokens, first, places.Limit(first));
            while (end > first && !places.Begins(end))
            {
                end--;
            }

            if (end > reached)
            {
                runs.Add((first, end));
                reached = end;
            }
        }

        return runs;
    }

    private int Longest(List<int> tokens, int first, int limit)
    {
        int longest = first;
        foreach (TraceShard shard in _shards)
        {
            (int Low, int High) range = (0, shard.Count);
            for (int at = first; at < limit; at++)
            {
                range = shard.Narrow(range, at - first, tokens[at]);
                if (range.High == range.Low)
                {
                    break;
                }

                longest = Math.Max(longest, at + 1);
            }
        }

        return longest;
    }

    private TraceSpan Locate(TraceSpan span, List<int> tokens, TokenPlaces places, TraceSettings settings)
    {
        (int first, int end) = (places.TokenAt(span.Start), places.TokenAt(span.End));
        long count = 0;
        List<long> found = [];
        foreach (TraceShard shard in _shards)
        {
            (int Low, int High) range = (0, shard.Count);
            for (int at = first; at < end && range.High > range.Low; at++)
            {
                range = shard.Narrow(range, at - first, tokens[at]);
            }

            count += range.High - range.Low;

            // Suffixes are in the order of what follows; of a span that stands everywhere, the first few places are enough.
            for (int suffix = range.Low; suffix < range.High && suffix - range.Low < 64 * settings.DocumentsPerSpan; suffix++)
            {
                found.Add(shard.Place(suffix));
            }
        }

        found.Sort();
        List<TracePlace> told = [];
        int last = -1;
        foreach (long place in found)
        {
            int document = DocumentOf(place);
            if (document != last && told.Count < settings.DocumentsPerSpan)
            {
                told.Add(new TracePlace(_documents.Read(document), place, Around(document, place - settings.Around, place), Around(document, place + end - first, place + end - first + settings.Around)));
                last = document;
            }
        }

        return span with { Count = count, Places = told };
    }

    private int DocumentOf(long token)
    {
        (int low, int high) = (0, _reader.Documents);
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) / 2);
            (low, high) = _reader.End(middle) <= token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private string Around(int document, long from, long to)
    {
        from = Math.Max(from, _reader.Start(document));
        to = Math.Min(to, _reader.End(document));
        if (to <= from)
        {
            return "";
        }

        int[] tokens = new int[to - from];
        _reader.Read(from, tokens);
        using MemoryStream bytes = new();
        foreach (int token in tokens)
        {
            if ((uint)token >= (uint)_tokenizer.VocabularySize)
            {
                Formats.ModelFiles.BrokenTokens(MegatronFormat.TokensPath(_reader.Prefix), $"token {token} is beyond the vocabulary of {_tokenizer.VocabularySize}", $"トークン {token} が語彙数 {_tokenizer.VocabularySize} を超えています");
            }

            bytes.Write(_tokenizer.Bytes(token));
        }

        return Utf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).Trim('\uFFFD');
    }
}
