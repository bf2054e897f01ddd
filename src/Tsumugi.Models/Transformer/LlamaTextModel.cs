using Tsumugi.Models.Inference;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Models.Transformer;

/// <summary>A Llama with its tokenizer. Safe for many threads; each session computes on its own.</summary>
/// <param name="model">The model.</param>
/// <param name="tokenizer">The tokenizer; as large as the model's vocabulary.</param>
/// <param name="begin">The token that stood before each text in training; null if none did.</param>
/// <param name="name">The name under which clients ask for it.</param>
/// <param name="created">When it was made, in seconds since 1970.</param>
public sealed class LlamaTextModel(LlamaModel model, Tokenizer tokenizer, int? begin, string name, long created) : ITextModel
{
    /// <summary>Gets the tokenizer.</summary>
    public Tokenizer Tokenizer => tokenizer;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public long Created => created;

    /// <inheritdoc/>
    public int ContextLength => model.Shape.ContextLength;

    /// <inheritdoc/>
    public int VocabularySize => model.Shape.VocabularySize;

    /// <inheritdoc/>
    public int EmbeddingWidth => model.Shape.Width;

    /// <inheritdoc/>
    public int? Begin => begin;

    /// <inheritdoc/>
    public bool Ends(int token) => token == tokenizer.EosId || token == tokenizer.BosId;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes(int token) => tokenizer.Surface(token);

    /// <inheritdoc/>
    public void Encode(ReadOnlySpan<char> text, List<int> tokens) => tokenizer.Encode(text, tokens);

    /// <inheritdoc/>
    public ITextSession Start() => new LlamaSession(model);
}
