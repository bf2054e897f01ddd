using System.Diagnostics;
using System.Text.Json;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Tokenizers;

/// <summary>Hugging Face's own library reads our `tokenizer.json` and gives the same ids and text.</summary>
public sealed class HuggingFaceParityTests
{
    private static readonly string[] Odd = ["𠮷野家で 髙橋さんと", "ｶﾞｷﾞｸﾞ ㈱ ㍻ Ⅲ", "a\tb . c ?", "e\u0301 か\u3099", "👩‍👩‍👧🇯🇵", "1234567890", "\u200B零幅", "龘靐齉爩"];

    [Fact]
    public async Task The_library_of_Hugging_Face_gives_the_same_ids_and_text()
    {
        string clients = Path.Combine(Repository.Root, "eng", "clients");
        if (!Directory.Exists(Path.Combine(clients, "node_modules", "@huggingface", "tokenizers")))
        {
            Assert.Skip("Hugging Face's tokenizers are not restored: run eng/clients.sh");
        }

        using TemporaryFolder folder = new();
        Tokenizer tokenizer = TrainedTokenizer.Of(SampleTexts.Lines(1500), 4000);
        using (FileStream file = File.Create(folder.File("tokenizer.json")))
        {
            tokenizer.WriteJson(file);
        }

        string[] lines = [.. SampleTexts.Lines(300, skip: 1500), .. Odd];
        string asked = folder.Write("lines.jsonl", string.Concat(lines.Select(text => JsonSerializer.Serialize(new Asked(text, tokenizer.Encode(text))) + "\n")));

        // Node finds a module beside the script, so the script must lie beside the modules.
        string script = Path.Combine(clients, "hugging-face.test.mjs");
        File.Copy(Path.Combine(Repository.Root, "tests", "Tsumugi.Models.Tests", "Tokenizers", "hugging-face.mjs"), script, overwrite: true);
        try
        {
            using Process node = Process.Start(new ProcessStartInfo("node", [script, folder.File("tokenizer.json"), asked]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(node.ExitCode == 0, output + await errors);
            Assert.Equal(Enumerable.Repeat("same", lines.Length), output.TrimEnd('\n').Split('\n'));
        }
        finally
        {
            File.Delete(script);
        }
    }

    private sealed record Asked([property: System.Text.Json.Serialization.JsonPropertyName("text")] string Text, [property: System.Text.Json.Serialization.JsonPropertyName("tokens")] int[] Tokens);
}
