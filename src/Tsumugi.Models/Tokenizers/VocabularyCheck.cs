namespace Tsumugi.Models.Tokenizers;

/// <summary>Refuses vocabularies that cannot work, with the piece that is at fault.</summary>
internal static class VocabularyCheck
{
    /// <summary>The longest piece; SentencePiece's own trainer stops at 16 letters, user-defined ones of models in use at some dozens.</summary>
    internal const int MostPieceBytes = 4096;

    /// <summary>Finds the one unknown piece.</summary>
    internal static int Unknown(Vocabulary vocabulary, string path)
    {
        int found = -1;
        for (int id = 0; id < vocabulary.Count; id++)
        {
            if (vocabulary.Kind(id) == PieceKind.Unknown)
            {
                found = found < 0 ? id : throw TokenizerFault.Contradiction(path, FormattableString.Invariant($"the pieces {found} and {id} are both the unknown piece"), FormattableString.Invariant($"未知語を表す語が {found} 番と {id} 番の二つあります"));
            }
        }

        return found >= 0 ? found : throw TokenizerFault.Contradiction(path, "no piece stands for unknown text", "未知語を表す語がありません");
    }

    /// <summary>Checks every piece, and finds those of the bytes.</summary>
    /// <returns>The number of each byte's piece; empty without byte fallback.</returns>
    internal static int[] Bytes(TokenizerModel model, string path)
    {
        int[] bytes = new int[256];
        Array.Fill(bytes, -1);
        Vocabulary vocabulary = model.Vocabulary;
        for (int id = 0; id < vocabulary.Count; id++)
        {
            ReadOnlySpan<byte> piece = vocabulary.Bytes(id);
            if (piece.IsEmpty || piece.Length > MostPieceBytes)
            {
                throw TokenizerFault.Contradiction(path, FormattableString.Invariant($"piece {id} has {piece.Length} bytes, expected 1 to {MostPieceBytes}"), FormattableString.Invariant($"{id} 番の語が {piece.Length} バイトです。1〜{MostPieceBytes} バイトでなければなりません"));
            }

            if (!float.IsFinite(vocabulary.Score(id)))
            {
                throw TokenizerFault.Contradiction(path, FormattableString.Invariant($"the score of piece {id} is no number"), FormattableString.Invariant($"{id} 番の語のスコアが数ではありません"));
            }

            if (vocabulary.Kind(id) == PieceKind.Byte)
            {
                int value = Vocabulary.ByteOf(piece);
                if (!model.ByteFallback || value < 0)
                {
                    throw TokenizerFault.Contradiction(path, FormattableString.Invariant($"piece {id} is a byte without a sound name, or in a model without byte fallback"), FormattableString.Invariant($"{id} 番の語はバイトですが、名前が正しくないか、モデルがバイトフォールバックを使いません"));
                }

                bytes[value] = id;
            }
        }

        int missing = Array.IndexOf(bytes, -1);
        return !model.ByteFallback ? [] : missing < 0 ? bytes : throw TokenizerFault.Contradiction(path, FormattableString.Invariant($"byte fallback needs 256 byte pieces, `<0x{missing:X2}>` is missing"), FormattableString.Invariant($"バイトフォールバックには 256 個のバイトが必要ですが、`<0x{missing:X2}>` がありません"));
    }
}
