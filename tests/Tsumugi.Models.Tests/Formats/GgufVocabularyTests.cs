using Tsumugi.Models.Formats;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Tests.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Formats;

public sealed class GgufVocabularyTests
{
    [Fact]
    public void Pieces_scores_kinds_and_marks_are_those_of_the_tokenizer()
    {
        Tokenizer tokenizer = TrainedTokenizer.Of(["あい あい", "あい"], 300);
        Dictionary<string, object> entries = GgufVocabulary.Entries(tokenizer).ToDictionary(entry => entry.Key, entry => entry.Value);
        string[] pieces = Assert.IsType<string[]>(entries["tokenizer.ggml.tokens"]);
        int[] kinds = Assert.IsType<int[]>(entries["tokenizer.ggml.token_type"]);
        Assert.Equal(["<unk>", "<s>", "</s>", "<0x00>"], pieces[..4]);
        Assert.Equal([2, 3, 3, 6], kinds[..4]);
        Assert.Equal(1, kinds[Array.IndexOf(pieces, "あい")]);
        Assert.Contains("\u2581", pieces);
        Assert.Equal(tokenizer.VocabularySize, Assert.IsType<float[]>(entries["tokenizer.ggml.scores"]).Length);
        Assert.Equal((0u, 1u, 2u), (entries["tokenizer.ggml.unknown_token_id"], entries["tokenizer.ggml.bos_token_id"], entries["tokenizer.ggml.eos_token_id"]));
    }
}
