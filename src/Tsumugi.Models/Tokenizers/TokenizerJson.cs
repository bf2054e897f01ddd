using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Writes byte-pair tokenizers as Hugging Face's `tokenizer.json`: the same pieces under the same numbers, and merges that lead to the same ids.</summary>
/// <remarks>
/// Merges are all ways to cut a piece into two other pieces, in the order of the pieces' ranks, then by the numbers of both halves; that is how
/// transformers converts SentencePiece models. A ▁ of the text itself is taken for a blank there.
/// </remarks>
internal static class TokenizerJson
{
    /// <summary>Writes a model.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="tokenizer">A byte-pair tokenizer with byte fallback.</param>
    public static void Write(Stream to, Tokenizer tokenizer)
    {
        TokenizerModel model = tokenizer.Model;
        using Utf8JsonWriter json = new(to, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("version", "1.0");
        json.WriteNull("truncation");
        json.WriteNull("padding");
        WriteMarks(json, model.Vocabulary);
        json.WriteStartObject("normalizer");
        json.WriteString("type", "Replace");
        json.WriteStartObject("pattern");
        json.WriteString("String", " ");
        json.WriteEndObject();
        json.WriteString("content", "\u2581");
        json.WriteEndObject();
        json.WriteNull("pre_tokenizer");
        json.WriteNull("post_processor");
        WriteDecoder(json);
        WriteModel(json, model);
        json.WriteEndObject();
    }

    private static void WriteMarks(Utf8JsonWriter json, Vocabulary pieces)
    {
        json.WriteStartArray("added_tokens");
        for (int id = 0; id < pieces.Count; id++)
        {
            if (pieces.Kind(id) is not (PieceKind.Control or PieceKind.Unknown or PieceKind.UserDefined))
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("content", pieces.Text(id));
            json.WriteBoolean("single_word", false);
            json.WriteBoolean("lstrip", false);
            json.WriteBoolean("rstrip", false);
            json.WriteBoolean("normalized", false);
            json.WriteBoolean("special", pieces.Kind(id) != PieceKind.UserDefined);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDecoder(Utf8JsonWriter json)
    {
        json.WriteStartObject("decoder");
        json.WriteString("type", "Sequence");
        json.WriteStartArray("decoders");
        json.WriteStartObject();
        json.WriteString("type", "Replace");
        json.WriteStartObject("pattern");
        json.WriteString("String", "\u2581");
        json.WriteEndObject();
        json.WriteString("content", " ");
        json.WriteEndObject();
        foreach (string step in new[] { "ByteFallback", "Fuse" })
        {
            json.WriteStartObject();
            json.WriteString("type", step);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, TokenizerModel model)
    {
        Vocabulary pieces = model.Vocabulary;
        json.WriteStartObject("model");
        json.WriteString("type", "BPE");
        json.WriteNull("dropout");
        json.WriteString("unk_token", pieces.Text(model.UnknownId));
        json.WriteNull("continuing_subword_prefix");
        json.WriteNull("end_of_word_suffix");
        json.WriteBoolean("fuse_unk", true);
        json.WriteBoolean("byte_fallback", model.ByteFallback);
        json.WriteBoolean("ignore_merges", false);
        Dictionary<string, int> ids = new(StringComparer.Ordinal);
        json.WriteStartObject("vocab");
        for (int id = 0; id < pieces.Count; id++)
        {
            string piece = pieces.Text(id);
            ids[piece] = id;
            json.WriteNumber(piece, id);
        }

        json.WriteEndObject();
        json.WriteStartArray("merges");
        foreach (int id in Enumerable.Range(0, pieces.Count).Where(id => pieces.Kind(id) == PieceKind.Normal).OrderByDescending(pieces.Score).ThenBy(id => id))
        {
            string piece = pieces.Text(id);
            List<(int Left, int Right)> cuts = [];
            for (int at = 1; at < piece.Length; at++)
            {
                if (!char.IsLowSurrogate(piece[at]) && IsPiece(piece[..at], out int left) && IsPiece(piece[at..], out int right))
                {
                    cuts.Add((left, right));
                }
            }

            foreach ((int left, int right) in cuts.Order())
            {
                json.WriteStartArray();
                json.WriteStringValue(pieces.Text(left));
                json.WriteStringValue(pieces.Text(right));
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();

        bool IsPiece(string text, out int id) => ids.TryGetValue(text, out id) && pieces.Kind(id) == PieceKind.Normal;
    }
}
