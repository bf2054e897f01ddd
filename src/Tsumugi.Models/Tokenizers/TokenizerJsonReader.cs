using System.Text;
using System.Text.Json;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Reads Hugging Face's `tokenizer.json` where it says a SentencePiece model: byte pairs with byte fallback, merged by the rank of the piece.</summary>
/// <remarks>
/// <para>
/// That is what this program writes, and what transformers makes of SentencePiece's BPE models (Llama 2, Mistral, Gemma). There the merges are all
/// ways to cut each piece in two, piece by piece. Other lists of merges, other normalisers and cuts before the merging are refused by name,
/// since their ids would differ.
/// </para>
/// <para>Of a file without special tokens, as this program writes it, texts come back byte for byte (<see cref="NormaliserSettings.Exact"/>).</para>
/// </remarks>
internal static class TokenizerJsonReader
{
    /// <summary>Reads a model.</summary>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5100: the file is damaged. TSU5101: it is of another kind. TSU5102: its pieces contradict each other.</exception>
    internal static TokenizerModel Read(ReadOnlyMemory<byte> bytes, string path)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes);
        }
        catch (JsonException wrong)
        {
            throw TokenizerFault.Damaged(path, FormattableString.Invariant($"the file is no JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}"), FormattableString.Invariant($"JSON として読めません（{wrong.LineNumber + 1} 行目の {wrong.BytePositionInLine + 1} バイト目）"));
        }

        using (document)
        {
            try
            {
                return Read(document.RootElement, path);
            }
            catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw TokenizerFault.Damaged(path, "a part of `tokenizer.json` is missing or of another type", "`tokenizer.json` の一部がないか、型が違います");
            }
        }
    }

    private static TokenizerModel Read(JsonElement root, string path)
    {
        JsonElement model = root.GetProperty("model");
        Expect(TypeOf(model) == "BPE", path, $"model.type `{TypeOf(model)}`");
        Expect(model.TryGetProperty("byte_fallback", out JsonElement fallback) && fallback.GetBoolean(), path, "model.byte_fallback false");
        foreach (string part in (string[])["continuing_subword_prefix", "end_of_word_suffix"])
        {
            Expect(!model.TryGetProperty(part, out JsonElement text) || text.ValueKind == JsonValueKind.Null || text.GetString() == "", path, $"model.{part}");
        }

        Expect(!model.TryGetProperty("ignore_merges", out JsonElement ignored) || !ignored.GetBoolean(), path, "model.ignore_merges");
        bool prefix = Prefix(root, path);
        Dictionary<string, int> ids = Names(root, model, path, out Dictionary<int, bool> added);
        List<string> merged = Merged(model, ids, path);
        string unknown = model.TryGetProperty("unk_token", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "<unk>";
        bool exact = !prefix && !added.ContainsValue(true);
        Vocabulary pieces = Pieces(ids, merged, unknown, added);
        return new TokenizerModel
        {
            Vocabulary = pieces,
            Algorithm = TokenizerAlgorithm.BytePair,
            Normaliser = exact ? NormaliserSettings.Exact : new NormaliserSettings { Name = "identity", AddDummyPrefix = prefix, RemoveExtraWhitespace = false },
            ByteFallback = true,
            UnknownId = VocabularyCheck.Unknown(pieces, path),
            BeginId = Mark("<s>", "<bos>"),
            EndId = Mark("</s>", "<eos>"),
            PaddingId = Mark("<pad>"),
        };

        int Mark(params string[] names)
        {
            foreach (string mark in names)
            {
                if (ids.TryGetValue(mark, out int id) && pieces.Kind(id) == PieceKind.Control)
                {
                    return id;
                }
            }

            return -1;
        }
    }

    /// <summary>Reads normaliser and pre-tokenizer, which must do no more than write ▁ for blanks and put one in front.</summary>
    private static bool Prefix(JsonElement root, string path)
    {
        bool prefix = false, escaped = false;
        foreach (JsonElement step in Steps(root, "normalizer", "normalizers"))
        {
            switch (TypeOf(step))
            {
                case "Prepend" when step.GetProperty("prepend").GetString() == "\u2581":
                    prefix = true;
                    break;
                case "Replace" when IsBlank(step.GetProperty("pattern")) && step.GetProperty("content").GetString() == "\u2581":
                    escaped = true;
                    break;
                default:
                    throw Foreign(path, $"normalizer `{TypeOf(step)}`");
            }
        }

        foreach (JsonElement step in Steps(root, "pre_tokenizer", "pretokenizers"))
        {
            // Gemma's cut at blanks comes after they have become ▁, so it never happens.
            if (TypeOf(step) == "Split" && escaped && IsBlank(step.GetProperty("pattern")))
            {
                continue;
            }

            Expect(TypeOf(step) == "Metaspace" && step.GetProperty("replacement").GetString() == "\u2581" && step.TryGetProperty("split", out JsonElement split) && !split.GetBoolean(), path, $"pre_tokenizer `{TypeOf(step)}`");
            escaped = true;
            prefix |= step.GetProperty("prepend_scheme").GetString() != "never";
        }

        Expect(escaped, path, "blanks without ▁");
        return prefix;
    }

    private static JsonElement[] Steps(JsonElement root, string name, string list)
    {
        if (!root.TryGetProperty(name, out JsonElement step) || step.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return TypeOf(step) == "Sequence" ? [.. step.GetProperty(list).EnumerateArray()] : [step];
    }

    private static bool IsBlank(JsonElement pattern) => pattern.TryGetProperty("String", out JsonElement text) && text.GetString() == " ";

    /// <summary>Reads the names of the pieces; their numbers must be all from 0 on.</summary>
    private static Dictionary<string, int> Names(JsonElement root, JsonElement model, string path, out Dictionary<int, bool> added)
    {
        Dictionary<string, int> ids = new(StringComparer.Ordinal);
        foreach (JsonProperty piece in model.GetProperty("vocab").EnumerateObject())
        {
            ids[piece.Name] = piece.Value.GetInt32();
        }

        added = [];
        if (root.TryGetProperty("added_tokens", out JsonElement tokens) && tokens.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement token in tokens.EnumerateArray())
            {
                int id = token.GetProperty("id").GetInt32();
                ids[token.GetProperty("content").GetString()!] = id;
                added[id] = token.TryGetProperty("special", out JsonElement special) && special.GetBoolean();
            }
        }

        bool[] seen = new bool[ids.Count];
        foreach ((string name, int id) in ids)
        {
            if ((uint)id >= (uint)seen.Length || seen[id])
            {
                throw TokenizerFault.Contradiction(path, $"`{name}` has the number {id}, which is taken or beyond the {seen.Length} pieces", $"`{name}` の番号 {id} は重複しているか、{seen.Length} 個の語彙の範囲を超えています");
            }

            seen[id] = true;
        }

        return ids;
    }

    /// <summary>Reads the merges as the pieces that they make, the first first; each must have all its cuts, side by side in the list.</summary>
    private static List<string> Merged(JsonElement model, Dictionary<string, int> ids, string path)
    {
        List<string> merged = [];
        HashSet<string> known = new(StringComparer.Ordinal);
        Dictionary<string, int> cuts = new(StringComparer.Ordinal);
        foreach (JsonElement merge in model.GetProperty("merges").EnumerateArray())
        {
            (string left, string right) = Halves(merge, path);
            string piece = left + right;
            if (!ids.ContainsKey(left) || !ids.ContainsKey(right) || !ids.ContainsKey(piece))
            {
                throw TokenizerFault.Contradiction(path, $"the merge of `{left}` and `{right}` has no piece for a part or the whole", $"`{left}` と `{right}` の結合に対応する語がありません");
            }

            if (known.Add(piece))
            {
                merged.Add(piece);
            }

            Expect(merged[^1] == piece, path, $"merges in another order than pieces (`{piece}`)");
            cuts[piece] = cuts.GetValueOrDefault(piece) + 1;
        }

        foreach (string piece in merged)
        {
            int wanted = 0;
            for (int at = 1; at < piece.Length; at++)
            {
                wanted += !char.IsLowSurrogate(piece[at]) && IsPart(piece[..at]) && IsPart(piece[at..]) ? 1 : 0;
            }

            Expect(cuts[piece] == wanted, path, $"`{piece}` by {cuts[piece]} of {wanted} merges");
        }

        return merged;

        // A piece that is merged, or a single letter.
        bool IsPart(string text) => known.Contains(text) || (ids.ContainsKey(text) && text.Length <= 2 && text.EnumerateRunes().Count() == 1);
    }

    private static (string Left, string Right) Halves(JsonElement merge, string path)
    {
        if (merge.ValueKind == JsonValueKind.Array && merge.GetArrayLength() == 2)
        {
            return (merge[0].GetString()!, merge[1].GetString()!);
        }

        // The older way: both in one text, with a blank between.
        string[] halves = merge.GetString()!.Split(' ');
        return halves.Length == 2 ? (halves[0], halves[1]) : throw TokenizerFault.Damaged(path, $"the merge `{merge.GetString()}` has not two parts", $"結合 `{merge.GetString()}` が二つの部分からなっていません");
    }

    private static Vocabulary Pieces(Dictionary<string, int> ids, List<string> merged, string unknown, Dictionary<int, bool> added)
    {
        string[] names = new string[ids.Count];
        foreach ((string name, int id) in ids)
        {
            names[id] = name;
        }

        // SentencePiece's scores: minus the rank; behind the merged pieces come those that nothing merges to, by their numbers.
        Dictionary<string, float> scores = new(StringComparer.Ordinal);
        foreach (string piece in merged)
        {
            scores[piece] = -scores.Count;
        }

        Vocabulary pieces = new();
        float next = -scores.Count;
        for (int id = 0; id < names.Length; id++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(names[id]);
            bool made = scores.TryGetValue(names[id], out float score), special = added.TryGetValue(id, out bool isSpecial);
            PieceKind kind = names[id] == unknown ? PieceKind.Unknown
                : Vocabulary.ByteOf(bytes) >= 0 ? PieceKind.Byte
                : special ? (isSpecial ? PieceKind.Control : PieceKind.UserDefined)
                : !made && names[id] is "<s>" or "</s>" ? PieceKind.Control
                : PieceKind.Normal;
            pieces.Add(bytes, kind != PieceKind.Normal ? 0 : made ? score : next--, kind);
        }

        return pieces;
    }

    private static string TypeOf(JsonElement step) => step.TryGetProperty("type", out JsonElement type) ? type.GetString() ?? "" : "";

    private static void Expect(bool holds, string path, string found)
    {
        if (!holds)
        {
            throw Foreign(path, found);
        }
    }

    private static Contracts.Messages.TsumugiException Foreign(string path, string found) => TokenizerFault.Foreign(path, $"`tokenizer.json` has {found}", $"`tokenizer.json` の内容に対応していません: {found}");
}
