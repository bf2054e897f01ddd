namespace Tsumugi.Models.Tokenizers;

/// <summary>Cuts text into the pieces whose scores add up to the most.</summary>
/// <remarks>
/// Follows google/sentencepiece 0.1.97, src/unigram_model.cc, Model::EncodeOptimized, down to the width of its numbers: sums are taken in
/// double precision, compared so, and kept in single precision, which decides near ties. One per thread.
/// </remarks>
internal sealed class UnigramEncoder : IPieceEncoder
{
    // unigram_model.cc, kUnkPenalty.
    private const float UnknownPenalty = 10;

    private readonly PieceTrie _trie;
    private readonly Vocabulary _vocabulary;
    private readonly float _unknownScore;
    private readonly float _best;
    private Step[] _steps = new Step[256];
    private int[] _path = new int[256];

    internal UnigramEncoder(TokenizerModel model, PieceTrie trie)
    {
        (_trie, _vocabulary) = (trie, model.Vocabulary);

        // FLT_MAX and FLT_MIN; the latter is the smallest number above 0, not below.
        (float least, float most) = (float.MaxValue, 1.17549435e-38f);
        for (int id = 0; id < _vocabulary.Count; id++)
        {
            if (_vocabulary.Kind(id) == PieceKind.Normal)
            {
                (least, most) = (Math.Min(least, _vocabulary.Score(id)), Math.Max(most, _vocabulary.Score(id)));
            }
        }

        (_unknownScore, _best) = (least - UnknownPenalty, most);
    }

    /// <inheritdoc/>
    public void Encode(ReadOnlySpan<byte> text, PieceOutput output)
    {
        if (_steps.Length <= text.Length)
        {
            _steps = new Step[text.Length * 2];
            _path = new int[text.Length * 2];
        }

        Array.Fill(_steps, new Step { Start = -1, Id = -1 }, 0, text.Length + 1);
        for (int start = 0; start < text.Length;)
        {
            start += Reach(text, start);
        }

        int count = 0;
        for (int end = text.Length; end > 0; end = _steps[end].Start)
        {
            _path[count++] = end;
        }

        while (count > 0)
        {
            int end = _path[--count];
            if (_steps[end].Id < 0)
            {
                output.AddUnknown(text[_steps[end].Start..end]);
            }
            else
            {
                output.Add(_steps[end].Id);
            }
        }
    }

    private int Reach(ReadOnlySpan<byte> text, int start)
    {
        float before = _steps[start].Sum;
        int letter = Math.Min(Utf8Letters.Length(text[start]), text.Length - start);
        bool letterIsPiece = false;
        for (int node = 0, at = start; at < text.Length;)
        {
            node = _trie.Step(node, text[at++]);
            if (node < 0)
            {
                break;
            }

            int id = _trie.ValueAt(node);
            if (id < 0 || _vocabulary.Kind(id) == PieceKind.Unused)
            {
                continue;
            }

            // User-defined pieces get so much that they are always taken.
            double score = _vocabulary.Kind(id) == PieceKind.UserDefined ? ((at - start) * _best) - 0.1 : _vocabulary.Score(id);
            Offer(at, start, id, score + before);
            letterIsPiece |= at - start == letter;
        }

        if (!letterIsPiece)
        {
            Offer(start + letter, start, -1, _unknownScore + before);
        }

        return letter;
    }

    private void Offer(int end, int start, int id, double sum)
    {
        ref Step step = ref _steps[end];
        if (step.Start < 0 || sum > step.Sum)
        {
            step = new Step { Sum = (float)sum, Start = start, Id = id };
        }
    }

    private struct Step
    {
        public float Sum;
        public int Start;
        public int Id;
    }
}
