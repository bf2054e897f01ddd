using System.Collections.Concurrent;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Turns text into numbers and back.</summary>
/// <remarks>Thread-safe. <see cref="CreateEncoder"/> gives a thread an encoder of its own, with a cache that <see cref="Encode(ReadOnlySpan{byte}, List{int})"/> lends and takes back.</remarks>
public sealed class Tokenizer : ITokenizer
{
    // The largest vocabulary files in use have some megabytes.
    private const long MostFileBytes = 64 << 20;

    private readonly ConcurrentBag<TokenEncoder> _encoders = [];
    private readonly PieceSurfaces _surfaces;
    private readonly PieceTable _reserved;
    private readonly PieceTable _pieces;

    /// <summary>Makes a tokenizer of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="place">What messages call it.</param>
    /// <exception cref="TsumugiException">TSU5102: the pieces contradict each other.</exception>
    public Tokenizer(TokenizerModel model, string place = "")
    {
        Model = model;
        BytePieces = VocabularyCheck.Bytes(model, place);
        _pieces = new PieceTable(model.Vocabulary, ofText: true, place);
        _reserved = new PieceTable(model.Vocabulary, ofText: false, place);
        bool raw = model.Normaliser.IsPlain && (model.Normaliser.IsExact || !Has(PieceKind.UserDefined));
        UserDefined = Trie(kind => kind == PieceKind.UserDefined, raw);
        Normaliser = raw ? null : new Normaliser(model.Normaliser, Trie(kind => kind == PieceKind.UserDefined, asSpaces: false), place);
        if (model.Algorithm == TokenizerAlgorithm.BytePair)
        {
            Rules = new MergeRules(model.Vocabulary, _pieces);
            HasUnused = Has(PieceKind.Unused);
        }
        else
        {
            // Viterbi sums run over the whole text, so it is prepared as a whole.
            Normaliser ??= new Normaliser(model.Normaliser, UserDefined, place);
            Pieces = Trie(PieceTable.IsOfText, asSpaces: false);
        }

        _surfaces = new PieceSurfaces(model);
    }

    /// <summary>Gets what the file said.</summary>
    public TokenizerModel Model { get; }

    /// <summary>Gets the pieces.</summary>
    public Vocabulary Vocabulary => Model.Vocabulary;

    /// <summary>Gets the number of pieces.</summary>
    public int VocabularySize => Vocabulary.Count;

    /// <summary>Gets the piece that begins a text; -1 for none. <see cref="Encode(string)"/> never adds it.</summary>
    public int BosId => Model.BeginId;

    /// <summary>Gets the piece that ends a text; -1 for none.</summary>
    public int EosId => Model.EndId;

    /// <summary>Gets the piece for what cannot be written.</summary>
    public int UnknownId => Model.UnknownId;

    /// <summary>Gets the piece that fills up rows; -1 for none.</summary>
    public int PaddingId => Model.PaddingId;

    /// <inheritdoc/>
    public int? EndOfText => EosId >= 0 ? EosId : null;

    internal int[] BytePieces { get; }

    internal Normaliser? Normaliser { get; }

    internal PieceTrie UserDefined { get; }

    internal MergeRules? Rules { get; }

    internal PieceTrie? Pieces { get; }

    internal bool HasUnused { get; }

    /// <summary>Reads a tokenizer: SentencePiece's `.model`, or a `tokenizer.json` of byte pairs with byte fallback.</summary>
    /// <exception cref="TsumugiException">TSU4001, TSU4002: no such file; TSU5100 to TSU5102: it is damaged or of another kind.</exception>
    public static Tokenizer Load(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            if (file.Length is 0 or > MostFileBytes)
            {
                throw TokenizerFault.Damaged(path, FormattableString.Invariant($"the file has {file.Length} bytes, expected 1 to {MostFileBytes}"), FormattableString.Invariant($"ファイルが {file.Length} バイトです。1〜{MostFileBytes} バイトでなければなりません"));
            }

            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Read(bytes, path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TsumugiException("TSU4001", ExitCode.InputMissing, path, new Phrase("there is no such file", "ファイルがありません"), default, missing);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            throw new TsumugiException("TSU4002", ExitCode.InputMissing, path, new Phrase("the file cannot be read", "ファイルを読み込めません"), new Phrase("look at its permissions", "アクセス権を確認してください"), denied);
        }
    }

    /// <summary>Reads the bytes of a tokenizer file.</summary>
    /// <exception cref="TsumugiException">TSU5100 to TSU5102.</exception>
    public static Tokenizer Read(ReadOnlySpan<byte> bytes, string place = "") => new(IsJson(bytes) ? TokenizerJsonReader.Read(bytes.ToArray(), place) : SentencePieceReader.Read(bytes, place), place);

    /// <summary>Says whether the bytes of a tokenizer file are a `tokenizer.json`; no SentencePiece model begins with a brace, which would be a field that does not exist.</summary>
    public static bool IsJson(ReadOnlySpan<byte> bytes) => bytes.StartsWith("{"u8);

    /// <summary>Gets a tokenizer's file as SentencePiece's `.model`: its own bytes if it is one, else what it says, written as one.</summary>
    /// <exception cref="TsumugiException">TSU5100 to TSU5102.</exception>
    public static byte[] ReadAsSentencePiece(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return IsJson(bytes) ? Read(bytes, path).ToSentencePiece() : bytes;
    }

    /// <summary>Writes SentencePiece's `.model`; the same tokenizer gives the same bytes.</summary>
    public byte[] ToSentencePiece() => SentencePieceWriter.Write(Model);

    /// <summary>Gets a value indicating whether <see cref="WriteJson(Stream)"/> can write it: byte pairs over text as it stands.</summary>
    public bool HasJson => Model.Algorithm == TokenizerAlgorithm.BytePair && Model.Normaliser.IsPlain && Model.ByteFallback;

    /// <inheritdoc cref="WriteJson(Stream, int?)"/>
    public void WriteJson(Stream to) => WriteJson(to, begin: null);

    /// <summary>Writes Hugging Face's `tokenizer.json`, which gives the same ids; to give the same text, `clean_up_tokenization_spaces` must be off.</summary>
    /// <exception cref="NotSupportedException">See <see cref="HasJson"/>.</exception>
    /// <param name="to">Where it goes.</param>
    /// <param name="begin">The piece that a model wants before each text; null for none.</param>
    public void WriteJson(Stream to, int? begin)
    {
        if (!HasJson)
        {
            throw new NotSupportedException("only byte pairs over unchanged text can be written");
        }

        TokenizerJson.Write(to, this, begin);
    }

    /// <summary>Writes Hugging Face's `tokenizer_config.json`, which belongs beside <see cref="WriteJson(Stream)"/>.</summary>
    public void WriteJsonConfiguration(Stream to) => WriteJsonConfiguration(to, begin: null);

    /// <inheritdoc cref="WriteJsonConfiguration(Stream)"/>
    /// <param name="to">Where it goes.</param>
    /// <param name="begin">The piece that a model wants before each text; null for none.</param>
    public void WriteJsonConfiguration(Stream to, int? begin) => TokenizerJson.WriteConfiguration(to, this, begin);

    /// <summary>Creates an encoder for one thread.</summary>
    /// <param name="cached">Whether it remembers parts of text; the ids are the same, it is only faster.</param>
    public TokenEncoder CreateEncoder(bool cached = true) => new(this, cached);

    /// <summary>Adds the ids of a text; neither begin nor end is added.</summary>
    /// <param name="text">UTF-8; bytes that are none count as U+FFFD each.</param>
    /// <param name="ids">Takes the ids.</param>
    public void Encode(ReadOnlySpan<byte> text, List<int> ids)
    {
        TokenEncoder encoder = _encoders.TryTake(out TokenEncoder? lent) ? lent : CreateEncoder();
        encoder.Encode(text, ids);
        _encoders.Add(encoder);
    }

    /// <summary>Adds the ids of a text; neither begin nor end is added.</summary>
    /// <param name="text">UTF-16; a half of a surrogate pair counts as U+FFFD.</param>
    /// <param name="tokens">Takes the ids.</param>
    public void Encode(ReadOnlySpan<char> text, List<int> tokens)
    {
        TokenEncoder encoder = _encoders.TryTake(out TokenEncoder? lent) ? lent : CreateEncoder();
        encoder.Encode(text, tokens);
        _encoders.Add(encoder);
    }

    /// <summary>Gets the ids of a text; neither begin nor end is added.</summary>
    public int[] Encode(string text)
    {
        List<int> ids = [];
        Encode(text.AsSpan(), ids);
        return [.. ids];
    }

    /// <summary>Gets the bytes of ids. Of ids that <see cref="NormaliserSettings.Exact"/> tokenizers made, they are the bytes of the text.</summary>
    /// <exception cref="TsumugiException">TSU5103: an id is none of this vocabulary.</exception>
    public byte[] Decode(ReadOnlySpan<int> ids)
    {
        var output = new ByteList();
        _surfaces.Decode(ids, output);
        return output.Written.ToArray();
    }

    /// <summary>Gets the text of ids; bytes that are no UTF-8 become U+FFFD.</summary>
    /// <exception cref="TsumugiException">TSU5103: an id is none of this vocabulary.</exception>
    public string DecodeText(ReadOnlySpan<int> ids) => Encoding.UTF8.GetString(Decode(ids));

    /// <summary>Gets the bytes that one id stands for within a text; none for begin and end. A letter may be spread over several ids.</summary>
    /// <exception cref="TsumugiException">TSU5103: the id is none of this vocabulary.</exception>
    public ReadOnlySpan<byte> Surface(int id) => _surfaces.Of(id);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes(int token) => Surface(token);

    /// <summary>Gets a piece as it stands in the vocabulary, such as `▁the`, `&lt;s&gt;` or `&lt;0x0A&gt;`.</summary>
    /// <exception cref="TsumugiException">TSU5103: the id is none of this vocabulary.</exception>
    public string PieceText(int id)
    {
        _surfaces.Check(id);
        return Vocabulary.Text(id);
    }

    /// <summary>Finds a piece by its text in the vocabulary; -1 if there is none.</summary>
    public int Find(string piece)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(piece);
        int reserved = _reserved.Find(bytes);
        return reserved >= 0 ? reserved : _pieces.Find(bytes);
    }

    private bool Has(PieceKind kind)
    {
        for (int id = 0; id < Vocabulary.Count; id++)
        {
            if (Vocabulary.Kind(id) == kind)
            {
                return true;
            }
        }

        return false;
    }

    private PieceTrie Trie(Func<PieceKind, bool> wanted, bool asSpaces)
    {
        var trie = new PieceTrie();
        for (int id = 0; id < Vocabulary.Count; id++)
        {
            if (wanted(Vocabulary.Kind(id)))
            {
                trie.Add(asSpaces ? PieceSurfaces.WithSpaces(Vocabulary.Bytes(id)) : Vocabulary.Bytes(id), id);
            }
        }

        return trie;
    }
}
