using System.Text.Json;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Tokenizers;

/// <summary>Hugging Face's own library reads our `tokenizer.json` and gives the same ids and text.</summary>
public sealed class HuggingFaceParityTests
{
    [Fact]
    public async Task The_library_of_Hugging_Face_gives_the_same_ids_and_text()
    {
        using TemporaryFolder folder = new();
        Tokenizer tokenizer = TrainedTokenizer.Of(SampleTexts.Lines(1500), 4000);
        foreach ((string name, Action<Stream> write) in new[] { ("tokenizer.json", (Action<Stream>)tokenizer.WriteJson), ("tokenizer_config.json", tokenizer.WriteJsonConfiguration) })
        {
            using FileStream file = File.Create(folder.File(name));
            write(file);
        }

        // The library reads byte pieces with a decoder that takes U+FEFF for the mark of a byte order and drops it.
        string[] lines = [.. SampleTexts.Lines(300, skip: 1500), .. SampleTexts.Odd.Where(line => !line.Contains('\uFEFF'))];
        string[] said = await NodeScript.RunAsync("@huggingface/tokenizers", "Tsumugi.Models.Tests/Tokenizers/hugging-face.mjs", folder.File("tokenizer.json"), folder.File("tokenizer_config.json"), folder.Write("lines.jsonl", SampleTexts.Asked(tokenizer, lines)));
        Assert.Equal(Enumerable.Repeat("same", lines.Length), said);
    }

    [Fact]
    public void What_other_programs_are_told_of_the_marks()
    {
        Tokenizer tokenizer = TrainedTokenizer.Of(["あいう"], 300);
        using MemoryStream model = new(), configuration = new();
        tokenizer.WriteJson(model);
        tokenizer.WriteJsonConfiguration(configuration);
        using JsonDocument json = JsonDocument.Parse(model.ToArray()), told = JsonDocument.Parse(configuration.ToArray());

        // Added tokens are looked for in every text.
        Assert.Equal(0, json.RootElement.GetProperty("added_tokens").GetArrayLength());
        Assert.Equal("</s>", told.RootElement.GetProperty("eos_token").GetString());
        Assert.True(told.RootElement.GetProperty("split_special_tokens").GetBoolean());
        Assert.False(told.RootElement.GetProperty("clean_up_tokenization_spaces").GetBoolean());
    }
}
