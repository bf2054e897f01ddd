using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Writes byte-pair tokenizers as Hugging Face's `tokenizer.json`: the same pieces under the same numbers, and merges that lead to the same ids.</summary>
/// <remarks>
/// <para>
/// Merges are all ways to cut a piece into two other pieces, in the order of the pieces' ranks, then by the numbers of both halves; that is how
/// transformers converts SentencePiece models. A ▁ of the text itself is taken for a blank there.
/// </para>
/// <para>
/// Begin, end and unknown are no `added_tokens`: Hugging Face's libraries look for those in every text, so a page that says `&lt;/s&gt;` would end
/// the document. SentencePiece and llama.cpp take such letters for letters. <see cref="WriteConfiguration"/> tells transformers the same.
/// </para>
/// </remarks>
internal static class TokenizerJson
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a model.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="tokenizer">A byte-pair tokenizer with byte fallback.</param>
    /// <param name="begin">The piece that a model wants before each text; null for none.</param>
    public static void Write(Stream to, Tokenizer tokenizer, int? begin)
    {
        TokenizerModel model = tokenizer.Model;
        using Utf8JsonWriter json = new(to, Format);
        json.WriteStartObject();
        json.WriteString("version", "1.0");
        json.WriteNull("truncation");
        json.WriteNull("padding");
        WriteUserDefined(json, model.Vocabulary);
        json.WriteStartObject("normalizer");
        json.WriteString("type", "Replace");
        json.WriteStartObject("pattern");
        json.WriteString("String", " ");
        json.WriteEndObject();
        json.WriteString("content", "\u2581");
        json.WriteEndObject();
        json.WriteNull("pre_tokenizer");
        WriteBegin(json, tokenizer, begin);
        WriteDecoder(json);
        WriteModel(json, model);
        json.WriteEndObject();
    }

    /// <summary>Writes `tokenizer_config.json`: which pieces are the marks, that texts never contain them, and that blanks stay as they are.</summary>
    public static void WriteConfiguration(Stream to, Tokenizer tokenizer, int? begin)
    {
        using Utf8JsonWriter json = new(to, Format);
        json.WriteStartObject();
        json.WriteString("tokenizer_class", "PreTrainedTokenizerFast");
        json.WriteBoolean("clean_up_tokenization_spaces", false);
        json.WriteBoolean("split_special_tokens", true);
        json.WriteBoolean("add_bos_token", begin is not null);
        (string Name, int Id)[] marks = [.. new[] { ("bos_token", begin ?? tokenizer.BosId), ("eos_token", tokenizer.EosId), ("unk_token", tokenizer.UnknownId) }.Where(mark => mark.Item2 >= 0)];
        foreach ((string name, int id) in marks)
        {
            json.WriteString(name, tokenizer.PieceText(id));
        }

        // transformers for JavaScript leaves out of decoded text what stands here, and does not look for it in texts.
        json.WriteStartArray("additional_special_tokens");
        foreach ((_, int id) in marks)
        {
            json.WriteStringValue(tokenizer.PieceText(id));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBegin(Utf8JsonWriter json, Tokenizer tokenizer, int? begin)
    {
        if (begin is not int id)
        {
            json.WriteNull("post_processor");
            return;
        }

        string mark = tokenizer.PieceText(id);
        json.WriteStartObject("post_processor");
        json.WriteString("type", "TemplateProcessing");
        WriteTemplate(json, "single", mark, "A");
        WriteTemplate(json, "pair", mark, "A", "B");
        json.WriteStartObject("special_tokens");
        json.WriteStartObject(mark);
        json.WriteString("id", mark);
        json.WriteStartArray("ids");
        json.WriteNumberValue(id);
        json.WriteEndArray();
        json.WriteStartArray("tokens");
        json.WriteStringValue(mark);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes what becomes of one text or of two: the mark, then the text, for each.</summary>
    private static void WriteTemplate(Utf8JsonWriter json, string name, string mark, params string[] texts)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < texts.Length; i++)
        {
            WritePart(json, "SpecialToken", mark, i);
            WritePart(json, "Sequence", texts[i], i);
        }

        json.WriteEndArray();
    }

    private static void WritePart(Utf8JsonWriter json, string kind, string id, int type)
    {
        json.WriteStartObject();
        json.WriteStartObject(kind);
        json.WriteString("id", id);
        json.WriteNumber("type_id", type);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteUserDefined(Utf8JsonWriter json, Vocabulary pieces)
    {
        json.WriteStartArray("added_tokens");
        for (int id = 0; id < pieces.Count; id++)
        {
            if (pieces.Kind(id) != PieceKind.UserDefined)
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
            json.WriteBoolean("special", false);
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
