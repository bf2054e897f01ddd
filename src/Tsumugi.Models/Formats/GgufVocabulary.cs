using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Models.Formats;

/// <summary>Says a tokenizer in the words of GGUF.</summary>
/// <remarks>
/// llama.cpp's kind `llama` merges pieces as SentencePiece's BPE does and writes other letters as bytes. It replaces no letters and keeps all blanks, and
/// of unigram models it merges by score, which is not their way: those are refused rather than cut wrongly.
/// </remarks>
public static class GgufVocabulary
{
    /// <summary>Gets the values that llama.cpp wants; its kinds of pieces are those of SentencePiece.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="begin">The piece that a model wants before each text; null for none.</param>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5105: llama.cpp cannot cut text as this tokenizer does.</exception>
    public static IReadOnlyList<GgufEntry> Entries(Tokenizer tokenizer, int? begin = null)
    {
        TokenizerModel model = tokenizer.Model;
        if (model.Algorithm != TokenizerAlgorithm.BytePair || !model.ByteFallback || !model.Normaliser.CharacterMap.IsEmpty || model.Normaliser.RemoveExtraWhitespace || !model.Normaliser.EscapeWhitespace || model.Normaliser.WhitespaceAsSuffix)
        {
            throw TokenizerFault.NotForGguf();
        }

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
            .. (begin ?? tokenizer.BosId) is >= 0 and int first ? new GgufEntry[] { new("tokenizer.ggml.bos_token_id", (uint)first) } : [],
            .. tokenizer.EosId >= 0 ? new GgufEntry[] { new("tokenizer.ggml.eos_token_id", (uint)tokenizer.EosId) } : [],
            new("tokenizer.ggml.add_bos_token", begin is not null),
            new("tokenizer.ggml.add_eos_token", false),
            new("tokenizer.ggml.add_space_prefix", model.Normaliser.AddDummyPrefix),
        ];
    }

    /// <summary>Writes a GGUF file that holds a tokenizer and no model, for llama.cpp's `vocab_only`.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5105: llama.cpp cannot cut text as this tokenizer does.</exception>
    public static void Write(Stream to, Tokenizer tokenizer) => GgufWriter.Write(
        to,
        [
            // llama.cpp wants the sizes of some model even where it loads none.
            new("general.architecture", "llama"),
            new("general.name", "vocabulary"),
            new("general.file_type", 0u),
            new("llama.context_length", 512u),
            new("llama.embedding_length", 64u),
            new("llama.block_count", 1u),
            new("llama.feed_forward_length", 64u),
            new("llama.attention.head_count", 1u),
            new("llama.attention.head_count_kv", 1u),
            new("llama.attention.layer_norm_rms_epsilon", 1e-5f),
            new("llama.rope.dimension_count", 64u),
            new("llama.vocab_size", (uint)tokenizer.VocabularySize),
            .. Entries(tokenizer),
        ],
        []);
}
