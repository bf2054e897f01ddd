using Tsumugi.Models.Formats;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Tests.Models.Formats;

namespace Tsumugi.Tests.Models.Tokenizers;

/// <summary>llama.cpp reads our vocabulary and gives the same ids and text.</summary>
public sealed class LlamaCppParityTests
{
    [Fact]
    public void The_tokenizer_of_llama_cpp_gives_the_same_ids_and_text()
    {
        using TemporaryFolder folder = new();
        Tokenizer tokenizer = TrainedTokenizer.Of(SampleTexts.Lines(1500), 4000);
        using (FileStream file = File.Create(folder.File("vocabulary.gguf")))
        {
            GgufVocabulary.Write(file, tokenizer);
        }

        string[] lines = [.. SampleTexts.Lines(300, skip: 1500), .. SampleTexts.Odd];
        Assert.Equal(Enumerable.Repeat("same", lines.Length), LlamaCpp.Tokenize(folder.File("vocabulary.gguf"), folder.Write("lines.jsonl", SampleTexts.Asked(tokenizer, lines))));
    }
}
