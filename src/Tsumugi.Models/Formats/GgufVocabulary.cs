using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Models.Formats;

/// <summary>Says a tokenizer in the words of GGUF.</summary>
public static class GgufVocabulary
{
    /// <summary>Gets the values that llama.cpp wants; its kinds of pieces are those of SentencePiece.</summary>
    public static IReadOnlyList<GgufEntry> Entries(Tokenizer tokenizer)
    {
        Vocabulary pieces = tokenizer.Vocabulary;
        int[] ids = [.. Enumerable.Range(0, pieces.Count)];
        return
        [
            new("tokenizer.ggml.model", "llama"),
            new("tokenizer.ggml.pre", "default"),
            new("tokenizer.ggml.tokens", Array.ConvertAll(ids, pieces.Text)),
            new("tokenizer.ggml.scores", Array.ConvertAll(ids, pieces.Score)),
            new("tokenizer.ggml.token_type", Array.ConvertAll(ids, id => (int)pieces.Kind(id))),
            new("tokenizer.ggml.unknown_token_id", (uint)Math.Max(0, tokenizer.UnknownId)),
            .. tokenizer.BosId >= 0 ? new GgufEntry[] { new("tokenizer.ggml.bos_token_id", (uint)tokenizer.BosId) } : [],
            .. tokenizer.EosId >= 0 ? new GgufEntry[] { new("tokenizer.ggml.eos_token_id", (uint)tokenizer.EosId) } : [],
            new("tokenizer.ggml.add_bos_token", false),
            new("tokenizer.ggml.add_eos_token", false),
            new("tokenizer.ggml.add_space_prefix", false),
        ];
    }
}
