using System.Text;
using System.Text.Unicode;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Encodes texts one after the other, with buffers and a cache of its own. One thread; create one per worker.</summary>
public sealed class TokenEncoder
{
    private readonly Tokenizer _tokenizer;
    private readonly IPieceEncoder _pieces;
    private readonly PieceOutput _output;
    private readonly ByteList _prepared = new();
    private byte[] _utf8 = [];

    internal TokenEncoder(Tokenizer tokenizer, bool cached)
    {
        _tokenizer = tokenizer;
        _output = new PieceOutput(tokenizer.UnknownId, tokenizer.BytePieces);
        _pieces = tokenizer.Rules is MergeRules rules
            ? new BytePairEncoder(tokenizer.Model, rules, tokenizer.UserDefined, tokenizer.HasUnused, cached)
            : new UnigramEncoder(tokenizer.Model, tokenizer.Pieces!);
    }

    /// <summary>Adds the ids of a text; neither begin nor end is added.</summary>
    /// <param name="text">UTF-8; bytes that are none count as U+FFFD each.</param>
    /// <param name="ids">Takes the ids.</param>
    public void Encode(ReadOnlySpan<byte> text, List<int> ids)
    {
        _output.Begin(ids);
        if (_tokenizer.Normaliser is Normaliser normaliser)
        {
            _prepared.Length = 0;
            normaliser.Normalise(text, _prepared);
            text = _prepared.Written;
        }

        _pieces.Encode(text, _output);
    }

    /// <summary>Adds the ids of a text; neither begin nor end is added.</summary>
    /// <param name="text">UTF-16; a half of a surrogate pair counts as U+FFFD.</param>
    /// <param name="ids">Takes the ids.</param>
    public void Encode(ReadOnlySpan<char> text, List<int> ids)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8.Length < most)
        {
            _utf8 = new byte[most];
        }

        Utf8.FromUtf16(text, _utf8, out _, out int written, replaceInvalidSequences: true, isFinalBlock: true);
        Encode(_utf8.AsSpan(0, written), ids);
    }
}
