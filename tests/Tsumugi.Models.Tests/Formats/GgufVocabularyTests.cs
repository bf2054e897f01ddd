using Tsumugi.Contracts.Messages;
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
        Assert.Equal(false, entries["tokenizer.ggml.add_space_prefix"]);
    }

    [Fact]
    public void What_llama_cpp_would_cut_in_another_way_is_refused()
    {
        TokenizerModel own = TrainedTokenizer.Of(["あい あい", "あい"], 300).Model;
        NormaliserSettings other = own.Normaliser with { Name = "other" };
        Assert.Contains(GgufVocabulary.Entries(new Tokenizer(own with { Normaliser = other with { AddDummyPrefix = true } })), entry => entry is { Key: "tokenizer.ggml.add_space_prefix", Value: true });
        foreach (TokenizerModel model in (TokenizerModel[])[own with { Algorithm = TokenizerAlgorithm.Unigram }, own with { Normaliser = other with { RemoveExtraWhitespace = true } }, own with { Normaliser = other with { CharacterMap = new byte[] { 4, 0, 0, 0, 0, 0, 0, 0 } } }])
        {
            Assert.Equal("TSU5105", Assert.Throws<TsumugiException>(() => GgufVocabulary.Entries(new Tokenizer(model))).Code);
        }
    }
}
