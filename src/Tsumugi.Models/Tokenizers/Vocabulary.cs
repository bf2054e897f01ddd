using System.Text;

namespace Tsumugi.Models.Tokenizers;

/// <summary>The pieces of a tokenizer by their number.</summary>
/// <remarks>Grows while it is read or trained; afterwards nobody changes it, and any number of threads may look.</remarks>
public sealed class Vocabulary
{
    private readonly List<float> _scores = [];
    private readonly List<PieceKind> _kinds = [];
    private readonly List<int> _ends = [];
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>Gets the number of pieces.</summary>
    public int Count => _ends.Count;

    /// <summary>Gets the bytes of all pieces together.</summary>
    public int TotalBytes => _length;

    /// <summary>Gets the bytes of a piece; UTF-8 in every sound vocabulary.</summary>
    public ReadOnlySpan<byte> Bytes(int id)
    {
        int start = id == 0 ? 0 : _ends[id - 1];
        return _bytes.AsSpan(start, _ends[id] - start);
    }

    /// <summary>Gets the text of a piece as it stands in the vocabulary, with ▁ for spaces and `&lt;0x0A&gt;` for bytes.</summary>
    public string Text(int id) => Encoding.UTF8.GetString(Bytes(id));

    /// <summary>Gets the score of a piece: merge order for byte pairs, log-probability for unigrams.</summary>
    public float Score(int id) => _scores[id];

    /// <summary>Gets what a piece is for.</summary>
    public PieceKind Kind(int id) => _kinds[id];

    /// <summary>Gets the value of a byte piece; -1 if the name is none.</summary>
    public static int ByteOf(ReadOnlySpan<byte> name)
    {
        if (name.Length != 6 || !name.StartsWith("<0x"u8) || name[5] != (byte)'>')
        {
            return -1;
        }

        int high = Digit(name[3]), low = Digit(name[4]);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;

        // SentencePiece writes and knows capital digits only.
        static int Digit(byte letter) => letter switch
        {
            >= (byte)'0' and <= (byte)'9' => letter - '0',
            >= (byte)'A' and <= (byte)'F' => letter - 'A' + 10,
            _ => -1,
        };
    }

    /// <summary>Adds a piece under the next number.</summary>
    public void Add(ReadOnlySpan<byte> bytes, float score, PieceKind kind)
    {
        if (_bytes.Length - _length < bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
        _ends.Add(_length);
        _scores.Add(score);
        _kinds.Add(kind);
    }

    /// <summary>Adds the 256 byte pieces in order.</summary>
    public void AddBytes()
    {
        for (int value = 0; value < 256; value++)
        {
            Add(Encoding.ASCII.GetBytes(FormattableString.Invariant($"<0x{value:X2}>")), 0, PieceKind.Byte);
        }
    }
}
