using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Models.Packing;

/// <summary>The tokens of one input file on disk, until all are known and can be put into order. Written by one thread, then read by one.</summary>
internal sealed class TokenPart : IDisposable
{
    private const ulong SplitSalt = 0x73706C6974; // split and shuffle must not go together

    private readonly string _tokensPath;
    private readonly string _prefix;
    private SafeFileHandle? _tokens;
    private PackedDocumentFile? _origins;

    /// <summary>Names the files of a part.</summary>
    public TokenPart(string folder, int index)
    {
        _prefix = Path.Combine(folder, FormattableString.Invariant($"part-{index:D5}"));
        _tokensPath = _prefix + ".tokens";
    }

    /// <summary>Gets the documents in the order of the file.</summary>
    public List<TokenStretchKey> Documents { get; } = [];

    /// <summary>Gets how many documents had no text.</summary>
    public long Empty { get; private set; }

    /// <summary>Makes tokens of all documents of a file.</summary>
    public void Fill(IEnumerable<PackInput> inputs, ITokenizer tokenizer, PackSettings settings, Action<long> progress, CancellationToken stopping)
    {
        using FileStream file = new(_tokensPath, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using PackedDocumentWriter origins = new(PackedDocumentFile.LinesPath(_prefix), PackedDocumentFile.StartsPath(_prefix));
        TokenBytes bytes = new(TokenWidth.Int32);
        List<int> tokens = [];
        long at = 0;
        foreach (PackInput input in inputs)
        {
            stopping.ThrowIfCancellationRequested();
            tokens.Clear();
            tokenizer.Encode(input.Text, tokens);
            if (tokens.Count == 0)
            {
                Empty++;
                continue;
            }

            if (tokenizer.EndOfText is int end)
            {
                tokens.Add(end);
            }

            file.Write(bytes.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens)));
            origins.Add(input.Origin);
            long utf8 = Encoding.UTF8.GetByteCount(input.Text);
            Documents.Add(new TokenStretchKey(Key(input.Origin.Id, settings.Seed), IsHeldOut(input, settings), at, tokens.Count, CodePoints.Count(input.Text), utf8));
            at += tokens.Count;
            progress(utf8);
        }

        origins.Complete();
    }

    /// <summary>Reads the tokens of a document.</summary>
    public int[] Tokens(int document)
    {
        _tokens ??= File.OpenHandle(_tokensPath, options: FileOptions.RandomAccess);
        TokenStretchKey key = Documents[document];
        byte[] bytes = new byte[key.Count * sizeof(int)];
        for (int read = 0; read < bytes.Length;)
        {
            int more = RandomAccess.Read(_tokens, bytes.AsSpan(read), (key.Start * sizeof(int)) + read);
            read += more > 0 ? more : throw new EndOfStreamException(_tokensPath);
        }

        int[] tokens = new int[key.Count];
        for (int i = 0; i < tokens.Length; i++)
        {
            tokens[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(i * sizeof(int)));
        }

        return tokens;
    }

    /// <summary>Reads where a document comes from.</summary>
    public PackedDocument Origin(int document) => (_origins ??= PackedDocumentFile.Open(_prefix)).Read(document);

    /// <inheritdoc/>
    public void Dispose()
    {
        _tokens?.Dispose();
        _origins?.Dispose();
        File.Delete(_tokensPath);
        File.Delete(PackedDocumentFile.LinesPath(_prefix));
        File.Delete(PackedDocumentFile.StartsPath(_prefix));
    }

    private static ulong Key(string id, ulong seed) => Hash64.Of(Encoding.UTF8.GetBytes(id), seed);

    /// <summary>Decides by the cluster alone, so that near-duplicates always stay on one side; without clusters, texts with the same letters do.</summary>
    private static bool IsHeldOut(PackInput input, PackSettings settings) => ClusterHash.Of(input, settings.Seed ^ SplitSalt) / (double)ulong.MaxValue < settings.Validation;
}
