namespace Tsumugi.Models.Tokenizers;

/// <summary>Prepares text as SentencePiece does before it is cut into pieces.</summary>
/// <remarks>Follows google/sentencepiece 0.1.97, src/normalizer.cc, Normalizer::Normalize. Thread-safe.</remarks>
internal sealed class Normaliser
{
    private readonly NormaliserSettings _settings;
    private readonly CharacterMap? _map;
    private readonly PieceTrie _userDefined;

    internal Normaliser(NormaliserSettings settings, PieceTrie userDefined, string path)
    {
        _settings = settings;
        _map = settings.CharacterMap.IsEmpty ? null : new CharacterMap(settings.CharacterMap.Span, path);
        _userDefined = userDefined;
    }

    /// <summary>Writes the prepared text behind what the buffer holds.</summary>
    internal void Normalise(ReadOnlySpan<byte> text, ByteList output)
    {
        if (_settings.RemoveExtraWhitespace)
        {
            while (!text.IsEmpty)
            {
                int taken = Prefix(text, out ReadOnlySpan<byte> first);
                if (!first.SequenceEqual(" "u8))
                {
                    break;
                }

                text = text[taken..];
            }
        }

        if (text.IsEmpty)
        {
            return;
        }

        ReadOnlySpan<byte> space = _settings.EscapeWhitespace ? Utf8Letters.SpaceMark : " "u8;
        if (_settings.AddDummyPrefix && !_settings.WhitespaceAsSuffix)
        {
            output.Add(space);
        }

        bool afterSpace = _settings.RemoveExtraWhitespace;
        while (!text.IsEmpty)
        {
            int taken = Prefix(text, out ReadOnlySpan<byte> piece);
            text = text[taken..];
            if (afterSpace)
            {
                piece = piece.TrimStart((byte)' ');
            }

            if (!piece.IsEmpty)
            {
                Append(piece, space, output);
                afterSpace = piece[^1] == (byte)' ';
            }

            afterSpace &= _settings.RemoveExtraWhitespace;
        }

        if (_settings.RemoveExtraWhitespace)
        {
            while (output.Written.EndsWith(space))
            {
                output.Length -= space.Length;
            }
        }

        if (_settings.AddDummyPrefix && _settings.WhitespaceAsSuffix)
        {
            output.Add(space);
        }
    }

    private static void Append(ReadOnlySpan<byte> piece, ReadOnlySpan<byte> space, ByteList output)
    {
        for (int at = piece.IndexOf((byte)' '); at >= 0; at = piece.IndexOf((byte)' '))
        {
            output.Add(piece[..at]);
            output.Add(space);
            piece = piece[(at + 1)..];
        }

        output.Add(piece);
    }

    private int Prefix(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> piece)
    {
        int length = _userDefined.IsEmpty ? 0 : _userDefined.Longest(text, out _);
        if (length > 0)
        {
            piece = text[..length];
            return length;
        }

        if (_map is not null && (length = _map.Longest(text, out piece)) > 0)
        {
            return length;
        }

        Utf8Letters.Read(text, out length, out bool sound);
        piece = sound ? text[..length] : Utf8Letters.ReplacementBytes;
        return length;
    }
}
