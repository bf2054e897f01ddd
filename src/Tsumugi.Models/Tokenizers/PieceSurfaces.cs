namespace Tsumugi.Models.Tokenizers;

/// <summary>What pieces look like in text.</summary>
/// <remarks>Follows google/sentencepiece 0.1.97, src/sentencepiece_processor.cc, Decode; only that bytes stay bytes until the whole text is there.</remarks>
internal sealed class PieceSurfaces
{
    private readonly Vocabulary _surfaces = new();
    private readonly TokenizerModel _model;
    private readonly bool _stripsFirst;

    internal PieceSurfaces(TokenizerModel model)
    {
        _model = model;
        _stripsFirst = model.Normaliser.AddDummyPrefix || model.Normaliser.RemoveExtraWhitespace;
        Vocabulary pieces = model.Vocabulary;
        for (int id = 0; id < pieces.Count; id++)
        {
            byte[] surface = pieces.Kind(id) switch
            {
                PieceKind.Control => [],
                PieceKind.Unknown => System.Text.Encoding.UTF8.GetBytes(model.UnknownSurface),
                PieceKind.Byte => [(byte)Vocabulary.ByteOf(pieces.Bytes(id))],
                _ => WithSpaces(pieces.Bytes(id)),
            };
            _surfaces.Add(surface, 0, pieces.Kind(id));
        }
    }

    /// <summary>Writes a space for each ▁.</summary>
    internal static byte[] WithSpaces(ReadOnlySpan<byte> piece)
    {
        var text = new ByteList();
        for (int at = piece.IndexOf(Utf8Letters.SpaceMark); at >= 0; at = piece.IndexOf(Utf8Letters.SpaceMark))
        {
            text.Add(piece[..at]);
            text.Add(" "u8);
            piece = piece[(at + Utf8Letters.SpaceMark.Length)..];
        }

        text.Add(piece);
        return text.Written.ToArray();
    }

    /// <summary>Gets the bytes of one piece.</summary>
    internal ReadOnlySpan<byte> Of(int id)
    {
        Check(id);
        return _surfaces.Bytes(id);
    }

    /// <summary>Sees to it that a number is one of a piece.</summary>
    internal void Check(int id)
    {
        if ((uint)id >= (uint)_surfaces.Count)
        {
            TokenizerFault.ThrowNoSuchId(id, _surfaces.Count);
        }
    }

    /// <summary>Writes the bytes of ids.</summary>
    internal void Decode(ReadOnlySpan<int> ids, ByteList output)
    {
        bool atStart = _stripsFirst, stripped = false;
        foreach (int id in ids)
        {
            ReadOnlySpan<byte> surface = Of(id);
            if (_surfaces.Kind(id) == PieceKind.Byte)
            {
                output.Add(surface);
                continue;
            }

            // The space that was put before the text goes again; all spaces do where runs of them were removed.
            atStart &= !stripped && output.Length == 0;
            stripped = false;
            if (atStart && surface.StartsWith(" "u8) && _surfaces.Kind(id) != PieceKind.Unknown)
            {
                surface = surface[1..];
                stripped = !_model.Normaliser.RemoveExtraWhitespace;
            }

            output.Add(surface);
        }
    }
}
