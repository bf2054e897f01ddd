using System.Text.Json;
using System.Text.Json.Serialization;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Tokenizers;

/// <summary>Hugging Face's own library reads our `tokenizer.json` and gives the same ids and text.</summary>
public sealed class HuggingFaceParityTests
{
    private static readonly string[] Odd = ["𠮷野家で 髙橋さんと", "ｶﾞｷﾞｸﾞ ㈱ ㍻ Ⅲ", "a\tb . c ?", "e\u0301 か\u3099", "👩‍👩‍👧🇯🇵", "1234567890", "\u200B零幅", "龘靐齉爩"];

    [Fact]
    public async Task The_library_of_Hugging_Face_gives_the_same_ids_and_text()
    {
        using TemporaryFolder folder = new();
        Tokenizer tokenizer = TrainedTokenizer.Of(SampleTexts.Lines(1500), 4000);
        using (FileStream file = File.Create(folder.File("tokenizer.json")))
        {
            tokenizer.WriteJson(file);
        }

        string[] lines = [.. SampleTexts.Lines(300, skip: 1500), .. Odd];
        string asked = folder.Write("lines.jsonl", string.Concat(lines.Select(text => JsonSerializer.Serialize(new Asked(text, tokenizer.Encode(text))) + "\n")));

        string[] said = await NodeScript.RunAsync("@huggingface/tokenizers", "Tsumugi.Models.Tests/Tokenizers/hugging-face.mjs", folder.File("tokenizer.json"), asked);
        Assert.Equal(Enumerable.Repeat("same", lines.Length), said);
    }

    private sealed record Asked([property: JsonPropertyName("text")] string Text, [property: JsonPropertyName("tokens")] int[] Tokens);
}
