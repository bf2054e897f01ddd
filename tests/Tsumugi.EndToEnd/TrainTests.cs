using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>Training as a user does it: begun, killed, gone on with, handed over.</summary>
public sealed class TrainTests : IDisposable
{
    private const string Settings = """
        base: tiny
        width: 32
        layers: 2
        heads: 2
        key-value-heads: 1
        hidden-width: 64
        context: 32
        sequences: 4
        learning-rate: 0.01

        """;

    private readonly Workspace _space = new();
    private readonly string _tokenizer;
    private readonly string _data;
    private readonly string _settings;

    public TrainTests()
    {
        _tokenizer = SmallCorpus.Tokenizer(_space);
        _data = SmallCorpus.Pack(_space, "packed");
        _settings = _space.Write("settings.yaml", Settings);
    }

    public void Dispose() => _space.Dispose();

    [Fact]
    public void A_killed_training_goes_on_to_the_same_bytes()
    {
        string whole = _space.At("whole"), killed = _space.At("killed");
        ProgramRun run = ProgramRun.Of(Train(whole, "--steps", "20", "--save-every", "10", "--json", "--workers", "1")).Expect(0);
        string[] lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(22, lines.Length);
        Assert.Equal(lines, File.ReadAllLines(Path.Combine(whole, "metrics.jsonl")));
        Assert.True(Field(lines[^2], "loss") < Field(lines[0], "loss") - 0.5, run.Out);
        Assert.Equal(20 * 4 * 32, Field(lines[^2], "tokens"));
        Assert.InRange(Field(lines[^1], "bits_per_character"), 2, 20);

        ProgramRun.Of(new ProgramSettings { KillAt = Path.Combine(killed, "checkpoints", "step-00000010.safetensors") }, Train(killed, "--steps", "20", "--save-every", "10"));
        ProgramRun resumed = ProgramRun.Of(Train(killed, "--steps", "20", "--save-every", "10", "--resume", "--workers", "2")).Expect(0);
        Assert.Contains("goes on after step", resumed.Error, StringComparison.Ordinal);
        Assert.Contains("bits per character", resumed.Error, StringComparison.Ordinal);
        foreach (string file in (string[])["checkpoints/step-00000020.safetensors", "metrics.jsonl", "tokenizer.model"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(whole, file)), File.ReadAllBytes(Path.Combine(killed, file)));
        }
    }

    [Fact]
    public void Both_exports_hold_the_model_and_its_tokenizer()
    {
        string run = _space.At("run");
        ProgramRun.Of(Train(run, "--steps", "3")).Expect(0);
        ProgramRun.Of("export", run, "--to", "gguf", "--type", "f16").Expect(0);
        byte[] gguf = File.ReadAllBytes(Path.Combine(run, "export", "model-f16.gguf"));
        Assert.True(gguf.AsSpan().StartsWith("GGUF"u8));
        Assert.True(gguf.AsSpan().IndexOf("tokenizer.ggml.tokens"u8) > 0 && gguf.AsSpan().IndexOf(Encoding.UTF8.GetBytes("blk.1.ffn_down.weight")) > 0);
        string folder = _space.At("huggingface");
        ProgramRun.Of("export", run, "--to", "safetensors", "--out", folder).Expect(0);
        using JsonDocument configuration = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "config.json")));
        Assert.Equal(("llama", 319, 16), (configuration.RootElement.GetProperty("model_type").GetString(), configuration.RootElement.GetProperty("vocab_size").GetInt32(), configuration.RootElement.GetProperty("head_dim").GetInt32()));
        Assert.Equal(File.ReadAllBytes(_tokenizer), File.ReadAllBytes(Path.Combine(folder, "tokenizer.model")));

        // What was exported can be exported again: both formats are read as well.
        ProgramRun.Of("export", folder, "--to", "gguf", "--out", _space.At("again.gguf"), "--type", "f16").Expect(0);
        ProgramRun.Of("export", _space.At("again.gguf"), "--tokenizer", _tokenizer, "--to", "safetensors", "--out", _space.At("thirdfolder")).Expect(0);
        ProgramRun.Of("export", _space.At("thirdfolder"), "--to", "gguf", "--out", _space.At("fourth.gguf"), "--type", "f16").Expect(0);
        Assert.Equal(Behind(File.ReadAllBytes(_space.At("again.gguf"))), Behind(File.ReadAllBytes(_space.At("fourth.gguf"))));
        string other = SmallCorpus.Tokenizer(_space, "other.model", letters: 10);
        Assert.Contains("TSU5214", ProgramRun.Of("export", run, "--to", "gguf", "--tokenizer", other).Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_trained_is_told_before_any_work()
    {
        string run = _space.At("run");
        ProgramRun.Of(Train(run, "--steps", "2")).Expect(0);
        Assert.Contains("TSU5204", ProgramRun.Of(Train(run, "--steps", "2")).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5207", ProgramRun.Of(Train(run, "--steps", "3", "--resume")).Expect(2).Error, StringComparison.Ordinal);
        string checkpoint = Path.Combine(run, "checkpoints", "step-00000002.safetensors");
        byte[] bytes = File.ReadAllBytes(checkpoint);
        File.WriteAllBytes(checkpoint, bytes[..^100]);
        ProgramRun damaged = ProgramRun.Of(Train(run, "--steps", "2", "--resume")).Expect(4);
        Assert.Contains("TSU5206", damaged.Error, StringComparison.Ordinal);
        Assert.Contains("hint: delete it", damaged.Error, StringComparison.Ordinal);
        Assert.Contains("TSU4001", ProgramRun.Of("train", "--data", _space.At("absent"), "--tokenizer", _tokenizer, "--out", _space.At("x")).Expect(4).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5203: --tokenizer", ProgramRun.Of("train", "--data", _data, "--out", _space.At("x")).Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("TSU5205", ProgramRun.Of("export", _space.Folder, "--to", "gguf").Expect(4).Error, StringComparison.Ordinal);
        string few = SmallCorpus.Tokenizer(_space, "few.model", letters: 10);
        Assert.Contains("TSU5201", ProgramRun.Of("train", "--data", _data, "--tokenizer", few, "--config", _settings, "--steps", "9", "--out", _space.At("few")).Expect(2).Error, StringComparison.Ordinal);
        ProgramRun japanese = ProgramRun.Of(new ProgramSettings { Language = "ja_JP.UTF-8" }, "train", "--data", _data, "--tokenizer", _tokenizer, "--config", "tyni", "--out", _space.At("x")).Expect(2);
        Assert.Contains("TSU5203: --config: `tyni` というファイルはなく", japanese.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("heads: 3", "heads cannot share")]
    [InlineData("layers: many", "settings.yaml:2:9: `layers` is `many`")]
    [InlineData("layres: 2", "did you mean `layers`?")]
    [InlineData("learning-rate: 0", "`learning-rate` is 0")]
    [InlineData("length: 1000", "`length` is 1000, expected 1 to")]
    [InlineData("base: huge", "`base` is `huge`")]
    public void Wrong_settings_are_told_with_their_place(string line, string wanted)
    {
        string settings = _space.Write("settings.yaml", $"# mine\n{line}\nkey-value-heads: 2\n");
        Assert.Contains(wanted, ProgramRun.Of("train", "--data", _data, "--tokenizer", _tokenizer, "--config", settings, "--out", _space.At("x")).Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_hold_all_that_a_large_training_needs_and_their_checksums_fit()
    {
        string settings = _space.Write("large.yaml", "width: 4096\nlayers: 32\nheads: 32\nkey-value-heads: 8\nhidden-width: 14336\ncontext: 4096\nlength: 4096\nsequences: 512\nsteps: 100000\n");
        string plan = _space.At("megatron");
        ProgramRun told = ProgramRun.Of("train", "--plan", "megatron", "--data", _data, "--tokenizer", _tokenizer, "--config", settings, "--out", plan).Expect(0);
        Assert.Contains("million parameters", told.Error, StringComparison.Ordinal);
        string arguments = File.ReadAllText(Path.Combine(plan, "arguments.txt"));
        Assert.Contains("--ffn-hidden-size 14336\n", arguments, StringComparison.Ordinal);
        Assert.Contains("--split 95,5,0\n", arguments, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(_data + ".bin"), File.ReadAllBytes(Path.Combine(plan, "data", "train.bin")));
        CheckSums(plan);
        Assert.Contains("TSU5204", ProgramRun.Of("train", "--plan", "megatron", "--data", _data, "--tokenizer", _tokenizer, "--out", plan).Expect(2).Error, StringComparison.Ordinal);

        string titan = _space.At("torchtitan");
        _space.Write("tokenizer.json", "{}");
        Assert.Contains("TSU4001", ProgramRun.Of("train", "--plan", "torchtitan", "--data", _data, "--tokenizer", _tokenizer, "--out", titan).Expect(4).Error, StringComparison.Ordinal);
        string texts = _space.Write("texts.jsonl", "{\"text\":\"あ\"}\n");
        ProgramRun.Of("train", "--plan", "torchtitan", "--data", texts, "--tokenizer", _tokenizer, "--config", settings, "--out", titan).Expect(0);
        string launch = File.ReadAllText(Path.Combine(titan, "launch.py"));
        Assert.Contains("n_kv_heads=8,", launch, StringComparison.Ordinal);
        string multiplier = launch.Split("ffn_dim_multiplier=")[1].Split(',')[0];
        Assert.Equal(14336, (int)(double.Parse(multiplier, System.Globalization.CultureInfo.InvariantCulture) * (int)(8.0 * 4096 / 3)));
        CheckSums(titan);
    }

    private static void CheckSums(string plan)
    {
        foreach (string command in (string[])["sha256sum --check --quiet SHA256SUMS", "bash -n job.sbatch"])
        {
            using Process check = Process.Start(new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = plan, UseShellExecute = false })!;
            check.WaitForExit();
            Assert.Equal(0, check.ExitCode);
        }

        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(plan, "manifest.json")));
        Assert.Equal(File.ReadAllLines(Path.Combine(plan, "SHA256SUMS")), manifest.RootElement.GetProperty("files").EnumerateArray().Select(file => $"{file.GetProperty("sha256").GetString()}  {file.GetProperty("name").GetString()}"));
        IEnumerable<string> there = Directory.EnumerateFiles(plan, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(plan, path)).Except(["manifest.json", "SHA256SUMS"]);
        Assert.Equal(there.Order(StringComparer.Ordinal), manifest.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()));
    }

    /// <summary>Gets what stands behind the name of a model in a GGUF file.</summary>
    private static byte[] Behind(byte[] gguf) => gguf[gguf.AsSpan().IndexOf("tokenizer.ggml.tokens"u8)..];

    private static double Field(string line, string name)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty(name).GetDouble();
    }

    private string[] Train(string output, params string[] more) => ["train", "--data", _data, "--tokenizer", _tokenizer, "--config", _settings, "--out", output, .. more];
}
