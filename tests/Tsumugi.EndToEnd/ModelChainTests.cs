using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.EndToEnd;

/// <summary>From texts to a tokenizer, tokens, a model, its scores, its traces, and a server.</summary>
public sealed partial class ModelChainTests : IDisposable
{
    private const string Said = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。";

    private readonly Workspace _space = new();
    private readonly string _texts;
    private readonly string _tokenizer;

    public ModelChainTests()
    {
        IEnumerable<string> documents = Enumerable.Range(0, 120).Select(JapaneseProse.Of).Append(Said + JapaneseProse.Of(500));
        _texts = _space.Write("texts.jsonl", string.Concat(documents.Select((text, at) => JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = $"d{at}", ["url"] = $"https://example.jp/{at}", ["text"] = text }) + "\n")));
        _tokenizer = _space.At("tokenizer.model");
        ProgramRun.Of("tokenizer", "train", _texts, "--size", "600", "--out", _tokenizer, "--hugging-face", _space.At("tokenizer.json")).Expect(0);
    }

    public void Dispose() => _space.Dispose();

    [Fact]
    public void Texts_come_back_from_their_tokens_and_the_same_texts_give_the_same_tokenizer()
    {
        string reversed = _space.Write("reversed.jsonl", string.Concat(File.ReadLines(_texts).Reverse().Select(line => line + "\n")));
        ProgramRun.Of("tokenizer", "train", reversed, "--size", "600", "--out", _space.At("again.model")).Expect(0);
        Assert.Equal(File.ReadAllBytes(_tokenizer), File.ReadAllBytes(_space.At("again.model")));

        // Trained anew under the same name, the new one stands there.
        ProgramRun.Of("tokenizer", "train", _texts, "--size", "500", "--out", _space.At("again.model")).Expect(0);
        Assert.NotEqual(File.ReadAllBytes(_tokenizer), File.ReadAllBytes(_space.At("again.model")));
        using JsonDocument face = JsonDocument.Parse(File.ReadAllText(_space.At("tokenizer.json")));
        Assert.Equal("BPE", face.RootElement.GetProperty("model").GetProperty("type").GetString());

        const string odd = "𠮷野家で 髙橋さんと ▁ 👩‍👩‍👧　ｶﾞ";
        using JsonDocument encoded = JsonDocument.Parse(ProgramRun.Of(new ProgramSettings { Input = odd + "\n" }, "tokenizer", "encode", _tokenizer, "--plain", "--pieces").Expect(0).Out);
        JsonElement tokens = encoded.RootElement.GetProperty("tokens");
        Assert.Equal(tokens.GetArrayLength(), encoded.RootElement.GetProperty("pieces").GetArrayLength());
        Assert.Equal(odd + "\n", ProgramRun.Of(new ProgramSettings { Input = tokens.GetRawText() + "\n" }, "tokenizer", "decode", _tokenizer).Expect(0).Out);

        // tokenizer.json is read as the same tokenizer; whatever counts the texts, the bytes are the same.
        Assert.Equal(encoded.RootElement.GetRawText(), ProgramRun.Of(new ProgramSettings { Input = odd + "\n" }, "tokenizer", "encode", _space.At("tokenizer.json"), "--plain", "--pieces").Expect(0).Out.TrimEnd('\n'));
        Assert.True(File.Exists(_space.At("tokenizer_config.json")));
        foreach (string workers in (string[])["1", "5"])
        {
            ProgramRun.Of("tokenizer", "train", _texts, "--size", "600", "--workers", workers, "--out", _space.At("workers.model"), "--gguf", _space.At("vocabulary.gguf")).Expect(0);
            Assert.Equal(File.ReadAllBytes(_tokenizer), File.ReadAllBytes(_space.At("workers.model")));
        }

        // Parquet and folders hold the same texts.
        string tables = _space.At("tables");
        Directory.CreateDirectory(tables);
        using (ParquetWriter table = new(Path.Combine(tables, "a.parquet"), new ParquetSchema(new ParquetColumn("text", ParquetType.Text))))
        {
            foreach (string line in File.ReadLines(_texts))
            {
                using JsonDocument document = JsonDocument.Parse(line);
                table.Append(document.RootElement.GetProperty("text").GetString()!);
                table.EndRow();
            }

            table.Complete();
        }

        foreach (string input in (string[])[tables, Path.Combine(tables, "a.parquet")])
        {
            ProgramRun.Of("tokenizer", "train", input, "--size", "600", "--out", _space.At("table.model")).Expect(0);
            Assert.Equal(File.ReadAllBytes(_tokenizer), File.ReadAllBytes(_space.At("table.model")));
        }

        Assert.Equal("GGUF"u8, File.ReadAllBytes(_space.At("vocabulary.gguf")).AsSpan(0, 4));
        ProgramRun.Of("tokenizer", "train", _texts, "--size", "600", "--borders", "script", "--out", _space.At("script.model")).Expect(0);
        Assert.NotEqual(File.ReadAllBytes(_tokenizer), File.ReadAllBytes(_space.At("script.model")));

        using JsonDocument stats = JsonDocument.Parse(ProgramRun.Of("tokenizer", "stats", _tokenizer, _texts, "--json").Expect(0).Out);
        Assert.Equal(121, stats.RootElement.GetProperty("texts").GetInt32());
        Assert.True(stats.RootElement.GetProperty("letters_per_token").GetDouble() > 1.2, stats.RootElement.GetRawText());
        Assert.Equal(["kanji", "hiragana", "katakana", "latin", "digits", "other"], stats.RootElement.GetProperty("scripts").EnumerateArray().Select(script => script.GetProperty("script").GetString()));
        Assert.Equal(stats.RootElement.GetProperty("letters").GetInt64(), stats.RootElement.GetProperty("scripts").EnumerateArray().Sum(script => script.GetProperty("letters").GetInt64()));
        Assert.Contains("1 トークン当たりの文字数", ProgramRun.Of("tokenizer", "stats", _tokenizer, _texts, "--lang", "ja").Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_tokenizers_are_told()
    {
        string torn = _space.Write("torn.model", File.ReadAllBytes(_tokenizer)[..700]);
        Assert.Contains("TSU510", ProgramRun.Of("tokenizer", "stats", torn, _texts).Expect(4).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5103", ProgramRun.Of(new ProgramSettings { Input = "1 9999999\n" }, "tokenizer", "decode", _tokenizer).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5103", ProgramRun.Of(new ProgramSettings { Input = "一 二\n" }, "tokenizer", "decode", _tokenizer).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5104", ProgramRun.Of(new ProgramSettings { Input = "" }, "tokenizer", "train", "--out", _space.At("none.model")).Expect(2).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_space.At("none.model")));
    }

    [Fact]
    public async Task A_dataset_becomes_a_model_that_tells_where_its_words_stand()
    {
        string packed = _space.At("packed"), train = Path.Combine(packed, "train");
        ProgramRun.Of("pack", _texts, "--tokenizer", _tokenizer, "--out", packed, "--validation", "5%", "--workers", "1").Expect(0);
        ProgramRun.Of("pack", _texts, "--tokenizer", _tokenizer, "--out", _space.At("again"), "--validation", "5%", "--workers", "4").Expect(0);
        foreach (string file in Directory.GetFiles(packed).Select(path => Path.GetFileName(path)))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(packed, file)), File.ReadAllBytes(Path.Combine(_space.At("again"), file)));
        }

        Assert.Contains("TSU5400", ProgramRun.Of("pack", _texts, "--tokenizer", _tokenizer, "--out", packed).Expect(2).Error, StringComparison.Ordinal);

        ProgramRun.Of("trace", "build", train).Expect(0);
        using JsonDocument found = JsonDocument.Parse(ProgramRun.Of("trace", train, "前置き。" + Said + "後書き。", "--json").Expect(0).Out);
        Assert.Contains("吾輩は猫である。名前はまだ無い。", found.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("https://example.jp/120", ProgramRun.Of("trace", train, Said).Expect(0).Out, StringComparison.Ordinal);
        Assert.Contains("no verbatim overlap", ProgramRun.Of("trace", train, "量子色力学の格子計算を超並列機で行った。").Expect(0).Error, StringComparison.Ordinal);

        string settings = _space.Write("settings.yaml", "base: tiny\nwidth: 32\nlayers: 1\nheads: 2\nkey-value-heads: 1\nhidden-width: 64\ncontext: 64\nsequences: 4\n");
        string run = _space.At("run");
        ProgramRun.Of("train", "--data", packed, "--tokenizer", _tokenizer, "--out", run, "--config", settings, "--steps", "3").Expect(0);

        using JsonDocument scores = JsonDocument.Parse(ProgramRun.Of("eval", run, "--data", Workspace.Shared("eval"), "--task", "jcommonsenseqa", "--items", "5", "--json").Expect(0).Out);
        JsonElement score = scores.RootElement.GetProperty("scores")[0];
        Assert.Equal(5, score.GetProperty("items").GetInt32());
        Assert.Equal(0.2, score.GetProperty("chance").GetDouble(), 6);

        await AskServerAsync(run, train);
        Assert.Contains("TSU2101", ProgramRun.Of("serve", run, "--host", "0.0.0.0", "--port", "0").Expect(2).Error, StringComparison.Ordinal);
    }

    private static async Task AskServerAsync(string run, string index)
    {
        using Process server = Process.Start(new ProcessStartInfo(ProgramRun.Executable, ["serve", run, "--port", "0", "--index", index, "--name", "small", "--lang", "en"]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            string told = await server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
            Match address = Address().Match(told);
            Assert.True(address.Success, told);
            using HttpClient client = new();
            Assert.Contains("small", await client.GetStringAsync(new Uri(address.Value + "v1/models"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
            using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri(address.Value + "v1/completions"), new { model = "small", prompt = "山に", max_tokens = 4, temperature = 0 }, TestContext.Current.CancellationToken);
            using JsonDocument body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(4, body.RootElement.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
            using HttpResponseMessage traced = await client.PostAsJsonAsync(new Uri(address.Value + "v1/trace"), new { text = Said }, TestContext.Current.CancellationToken);
            Assert.Contains("https://example.jp/120", await traced.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+/")]
    private static partial Regex Address();
}
