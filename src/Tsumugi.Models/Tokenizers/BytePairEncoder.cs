namespace Tsumugi.Models.Tokenizers;

/// <summary>Cuts text by merging neighbours, best score first, the leftmost of equals; with the same ids as SentencePiece's BPE.</summary>
/// <remarks>
/// <para>
/// Follows google/sentencepiece 0.1.97, src/bpe_model.cc, Model::SampleEncode with alpha 0. Text is cut where no merge can reach
/// (<see cref="MergeRules"/>), short parts are looked up in a cache, the others merged: by looking for the best pair each time if they are
/// short, by a heap if not, so that the cost is n log n for any text.
/// </para>
/// <para>One per thread. Bytes that are no UTF-8 are read as U+FFFD.</para>
/// </remarks>
internal sealed class BytePairEncoder : IPieceEncoder
{
    private const int MostShort = 24;
    private const int SpaceMark = 0x2581;

    private readonly MergeRules _rules;
    private readonly PieceTrie _userDefined;
    private readonly PieceCache? _cache;
    private readonly PieceMerger _merger;
    private readonly bool _exact;
    private readonly int _space;
    private readonly int[] _remembered = new int[PieceCache.MostBytes];
    private int[] _symbols = new int[256];

    /// <summary>Creates an encoder.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="userDefined">Its user-defined pieces, with a space where they have ▁ if the text has spaces.</param>
    /// <param name="hasUnused">Whether pieces must be taken apart again; then nothing is remembered.</param>
    /// <param name="cached">Whether parts are remembered.</param>
    internal BytePairEncoder(TokenizerModel model, MergeRules rules, PieceTrie userDefined, bool hasUnused, bool cached)
    {
        _rules = rules;
        _userDefined = userDefined;
        _exact = model.Normaliser.IsExact;
        _space = model.Normaliser.EscapeWhitespace ? SpaceMark : ' ';
        _cache = cached && !hasUnused ? new PieceCache() : null;
        _merger = new PieceMerger(rules, model.Vocabulary, hasUnused);
    }

    /// <inheritdoc/>
    public void Encode(ReadOnlySpan<byte> text, PieceOutput output)
    {
        int start = 0, count = 0, last = -1;
        uint hash = 0;
        for (int at = 0; at < text.Length;)
        {
            if (!_userDefined.IsEmpty)
            {
                int taken = _userDefined.Longest(text[at..], out int id);
                if (taken > 0)
                {
                    Flush(text[start..at], count, hash, output);
                    output.Add(id);
                    at += taken;
                    (start, count, hash) = (at, 0, 0);
                    continue;
                }
            }

            int letter = Utf8Letters.Read(text[at..], out int length, out bool sound);
            int symbol = letter == ' ' ? _rules.SymbolOf(_space) : letter == SpaceMark && _exact ? -1 : _rules.SymbolOf(letter);
            if (symbol < 0)
            {
                Flush(text[start..at], count, hash, output);
                output.AddUnknown(!sound ? Utf8Letters.ReplacementBytes : letter == ' ' && _space == SpaceMark ? Utf8Letters.SpaceMark : text.Slice(at, length));
                at += length;
                (start, count, hash) = (at, 0, 0);
                continue;
            }

            if (count > 0 && !_rules.MayTouch(last, symbol))
            {
                Flush(text[start..at], count, hash, output);
                (start, count, hash) = (at, 0, 0);
            }

            if (count == _symbols.Length)
            {
                Array.Resize(ref _symbols, count * 2);
            }

            _symbols[count++] = symbol;
            hash = (hash ^ (uint)symbol) * 0x9E3779B1;
            last = symbol;
            at += length;
        }

        Flush(text[start..], count, hash, output);
    }

    private void Flush(ReadOnlySpan<byte> part, int count, uint hash, PieceOutput output)
    {
        if (count == 1)
        {
            _merger.Emit(_symbols[0], output);
            return;
        }

        if (count == 0)
        {
            return;
        }

        if (_cache is null || part.Length > PieceCache.MostBytes)
        {
            _merger.Merge(_symbols.AsSpan(0, count), output);
            return;
        }

        hash ^= hash >> 15;
        hash *= 0x85EBCA77;
        if (_cache.TryFind(part, hash, out ReadOnlySpan<int> ids))
        {
            output.Add(ids);
            return;
        }

        bool fresh = output.IsFresh;
        int mark = output.Mark();
        if (count <= MostShort)
        {
            _merger.MergeShort(_symbols.AsSpan(0, count), output);
        }
        else
        {
            _merger.Merge(_symbols.AsSpan(0, count), output);
        }

        int made = fresh ? output.CopySince(mark, _remembered) : -1;
        if (made > 0)
        {
            _cache.Add(part, hash, _remembered.AsSpan(0, made));
        }
    }
}
