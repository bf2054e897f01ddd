namespace Tsumugi.Models.Tokenizers;

/// <summary>Writes SentencePiece's `.model` files.</summary>
internal static class SentencePieceWriter
{
    /// <summary>Writes a model; the same model gives the same bytes.</summary>
    internal static byte[] Write(TokenizerModel model)
    {
        var file = new ProtobufWriter();
        Vocabulary pieces = model.Vocabulary;
        for (int id = 0; id < pieces.Count; id++)
        {
            var piece = new ProtobufWriter();
            piece.Content(1, pieces.Bytes(id));
            piece.Float(2, pieces.Score(id));
            if (pieces.Kind(id) != PieceKind.Normal)
            {
                piece.Int(3, (int)pieces.Kind(id));
            }

            file.Content(1, piece.Written);
        }

        file.Content(2, Trainer(model).Written);
        file.Content(3, Normaliser(model.Normaliser).Written);
        return file.Written.ToArray();
    }

    private static ProtobufWriter Trainer(TokenizerModel model)
    {
        var fields = new ProtobufWriter();
        fields.Int(3, (int)model.Algorithm);
        fields.Int(4, model.Vocabulary.Count);
        if (model.Normaliser.WhitespaceAsSuffix)
        {
            fields.Bool(24, true);
        }

        fields.Bool(25, model.Normaliser.IsExact);
        fields.Bool(35, model.ByteFallback);
        fields.Int(40, model.UnknownId);
        fields.Int(41, model.BeginId);
        fields.Int(42, model.EndId);
        fields.Int(43, model.PaddingId);
        fields.Text(44, model.UnknownSurface);
        fields.Content(45, model.Vocabulary.Bytes(model.UnknownId));
        foreach ((int field, int id) in new[] { (46, model.BeginId), (47, model.EndId), (48, model.PaddingId) })
        {
            if (id >= 0)
            {
                fields.Content(field, model.Vocabulary.Bytes(id));
            }
        }

        return fields;
    }

    private static ProtobufWriter Normaliser(NormaliserSettings settings)
    {
        var fields = new ProtobufWriter();
        fields.Text(1, settings.Name);
        if (!settings.CharacterMap.IsEmpty)
        {
            fields.Content(2, settings.CharacterMap.Span);
        }

        fields.Bool(3, settings.AddDummyPrefix);
        fields.Bool(4, settings.RemoveExtraWhitespace);
        fields.Bool(5, settings.EscapeWhitespace);
        return fields;
    }
}
