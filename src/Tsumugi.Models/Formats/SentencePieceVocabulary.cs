using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Formats;

/// <summary>The pieces of a SentencePiece `.model` file, as far as training and export need them: what each token stands for, and which ones are marks.</summary>
/// <remarks>The file is a protocol buffer (sentencepiece, src/sentencepiece_model.proto); fields that are not needed are passed over.</remarks>
public sealed class SentencePieceVocabulary
{
    private const int MostPieces = 1 << 20;
    private const int MostBytes = 1 << 28;
    private const int Control = 3;
    private const int Unknown = 2;
    private const int Byte = 6;

    private SentencePieceVocabulary(List<(string Text, float Score, int Kind)> pieces, int begin, int end, int unknown, bool unigram)
    {
        Pieces = [.. pieces.Select(piece => piece.Text)];
        Scores = [.. pieces.Select(piece => piece.Score)];
        Kinds = [.. pieces.Select(piece => piece.Kind)];
        (BeginToken, EndToken, UnknownToken, IsUnigram) = (begin, end, unknown, unigram);
    }

    /// <summary>Gets the pieces; a blank is written as `▁`, a single byte as `&lt;0x0A&gt;`.</summary>
    public string[] Pieces { get; }

    /// <summary>Gets the scores.</summary>
    public float[] Scores { get; }

    /// <summary>Gets the kinds: 1 normal, 2 unknown, 3 mark, 4 of the user, 5 unused, 6 byte; llama.cpp counts the same.</summary>
    public int[] Kinds { get; }

    /// <summary>Gets the token that begins a text; −1 for none.</summary>
    public int BeginToken { get; }

    /// <summary>Gets the token that ends a text; −1 for none.</summary>
    public int EndToken { get; }

    /// <summary>Gets the token for what no piece covers.</summary>
    public int UnknownToken { get; }

    /// <summary>Gets a value indicating whether the model is a unigram one, which llama.cpp cuts otherwise.</summary>
    public bool IsUnigram { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="TsumugiException">TSU5213: it is no such model.</exception>
    public static SentencePieceVocabulary Read(string path)
    {
        long length = new FileInfo(path).Length;
        if (length > MostBytes)
        {
            Broken(path, $"it has {length} bytes", $"{length} バイトあります");
        }

        List<(string Text, float Score, int Kind)> pieces = [];
        Dictionary<int, long> trainer = [];
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path);
        while (!rest.IsEmpty)
        {
            (int field, ReadOnlySpan<byte> content, long number) = Next(ref rest, path);
            if (field == 1)
            {
                pieces.Add(Piece(content, path));
            }
            else if (field == 2)
            {
                while (!content.IsEmpty)
                {
                    (int inner, _, long value) = Next(ref content, path);
                    trainer[inner] = value;
                }
            }

            if (pieces.Count > MostPieces)
            {
                Broken(path, "it has more than a million pieces", "ピースが 100 万を超えています");
            }
        }

        if (pieces.Count == 0)
        {
            Broken(path, "it has no pieces", "ピースがありません");
        }

        int Token(int field, int absent)
        {
            long token = trainer.TryGetValue(field, out long value) ? value : absent;
            return token >= 0 && token < pieces.Count ? (int)token : -1;
        }

        // Numbers and standards of the fields: TrainerSpec of the .proto file.
        return new SentencePieceVocabulary(pieces, Token(41, 1), Token(42, 2), Token(40, 0), !trainer.TryGetValue(3, out long kind) || kind == 1);
    }

    /// <summary>Gets the bytes that each token stands for; none for marks.</summary>
    public byte[][] Texts()
    {
        byte[][] texts = new byte[Pieces.Length][];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Kinds[i] switch
            {
                Control => [],
                Unknown => Encoding.UTF8.GetBytes("\u2047"),
                Byte when TryByte(Pieces[i], out byte value) => [value],
                _ => Encoding.UTF8.GetBytes(Pieces[i].Replace('▁', ' ')),
            };
        }

        return texts;
    }

    /// <summary>Gets the values that llama.cpp wants.</summary>
    public IReadOnlyList<GgufEntry> GgufEntries() =>
    [
        new("tokenizer.ggml.model", "llama"),
        new("tokenizer.ggml.pre", "default"),
        new("tokenizer.ggml.tokens", Pieces),
        new("tokenizer.ggml.scores", Scores),
        new("tokenizer.ggml.token_type", Kinds),
        new("tokenizer.ggml.unknown_token_id", (uint)Math.Max(0, UnknownToken)),
        .. BeginToken >= 0 ? new GgufEntry[] { new("tokenizer.ggml.bos_token_id", (uint)BeginToken) } : [],
        .. EndToken >= 0 ? new GgufEntry[] { new("tokenizer.ggml.eos_token_id", (uint)EndToken) } : [],
        new("tokenizer.ggml.add_bos_token", false),
        new("tokenizer.ggml.add_eos_token", false),
        new("tokenizer.ggml.add_space_prefix", false),
    ];

    private static (string Text, float Score, int Kind) Piece(ReadOnlySpan<byte> content, string path)
    {
        (string text, float score, int kind) = ("", 0, 1);
        while (!content.IsEmpty)
        {
            (int field, ReadOnlySpan<byte> inner, long number) = Next(ref content, path);
            switch (field)
            {
                case 1:
                    text = Encoding.UTF8.GetString(inner);
                    break;
                case 2:
                    score = BitConverter.Int32BitsToSingle((int)number);
                    break;
                case 3:
                    kind = (int)Math.Clamp(number, 1, 6);
                    break;
            }
        }

        return (text, score, kind);
    }

    /// <summary>Reads one field: its number, and its content or value.</summary>
    private static FieldOf Next(ref ReadOnlySpan<byte> rest, string path)
    {
        ulong key = Number(ref rest, path);
        switch (key & 7)
        {
            case 0:
                return new FieldOf((int)(key >> 3), default, (long)Number(ref rest, path));
            case 1:
            case 5:
                int size = (key & 7) == 1 ? 8 : 4;
                if (rest.Length < size)
                {
                    Broken(path, "it is cut", "途中で切れています");
                }

                long value = size == 8 ? BinaryPrimitives.ReadInt64LittleEndian(rest) : BinaryPrimitives.ReadInt32LittleEndian(rest);
                rest = rest[size..];
                return new FieldOf((int)(key >> 3), default, value);
            case 2:
                ulong length = Number(ref rest, path);
                if (length > (ulong)rest.Length)
                {
                    Broken(path, $"a field of {length} bytes, but {rest.Length} follow", $"{length} バイトの項目とされていますが、残りは {rest.Length} バイトです");
                }

                ReadOnlySpan<byte> content = rest[..(int)length];
                rest = rest[(int)length..];
                return new FieldOf((int)(key >> 3), content, 0);
            default:
                Broken(path, "it is no protocol buffer", "プロトコルバッファではありません");
                return default;
        }
    }

    private static ulong Number(ref ReadOnlySpan<byte> rest, string path)
    {
        ulong number = 0;
        for (int i = 0; i < 10 && i < rest.Length; i++)
        {
            number |= (ulong)(rest[i] & 0x7F) << (7 * i);
            if (rest[i] < 0x80)
            {
                rest = rest[(i + 1)..];
                return number;
            }
        }

        Broken(path, "it is cut, or no protocol buffer", "途中で切れているか、プロトコルバッファではありません");
        return 0;
    }

    private static bool TryByte(string piece, out byte value)
    {
        value = 0;
        return piece.Length == 6 && piece.StartsWith("<0x", StringComparison.Ordinal) && piece[5] == '>' && byte.TryParse(piece.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    [DoesNotReturn]
    private static void Broken(string path, string english, string japanese) => throw new TsumugiException(
        "TSU5213", ExitCode.InputMissing, path, new Phrase($"not a usable SentencePiece model: {english}", $"SentencePiece のモデルとして読めません: {japanese}"));

    private readonly ref struct FieldOf(int number, ReadOnlySpan<byte> content, long value)
    {
        private readonly ReadOnlySpan<byte> _content = content;

        public void Deconstruct(out int field, out ReadOnlySpan<byte> inner, out long scalar)
        {
            field = number;
            inner = _content;
            scalar = value;
        }
    }
}
