using System.Text;
using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>Two datasets held against each other, from files to the report.</summary>
public sealed class ProveTests
{
    private static readonly string[] Small = ["--bytes", "60KB", "--draws", "3", "--order", "4", "--lang", "en"];

    [Fact]
    public void A_dataset_without_noise_is_better_and_workers_change_no_byte()
    {
        using Workspace space = new();
        string raw = space.Write("raw.jsonl", Corpus(200, number => Noisy(JapaneseProse.Of(number), number)));
        string clean = space.Write("clean.jsonl", Corpus(200, number => JapaneseProse.Of(number)));
        ProgramRun run = ProgramRun.Of(["prove", $"raw={raw}", $"clean={clean}", "--out", space.At("one"), "--workers", "1", .. Small]).Expect(0);
        Assert.Contains("At order 4 and 60.0 kB, arm clean lowers bits per character by ", run.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing is said about a trained LLM", run.Out, StringComparison.Ordinal);
        Assert.Contains("hardly see duplicates", run.Error, StringComparison.Ordinal);

        using JsonDocument proof = JsonDocument.Parse(File.ReadAllBytes(space.At("one/prove.json")));
        Assert.Equal("valid", proof.RootElement.GetProperty("verdict").GetString());
        JsonElement main = proof.RootElement.GetProperty("instruments")[0];
        string[] ranking = [.. main.GetProperty("ranking").EnumerateArray().Select(name => name.GetString()!)];
        Assert.Equal(("clean", "control-shuffled"), (ranking[0], ranking[^1]));
        Assert.True(main.GetProperty("arms")[1].GetProperty("difference").GetProperty("high").GetDouble() < 0);
        Assert.All(proof.RootElement.GetProperty("arms").EnumerateArray(), arm => Assert.InRange(arm.GetProperty("draw_bytes").GetDouble(), 59_990, 60_000));

        // The same documents come first in both; of the shorter clean ones more are needed to fill the bytes.
        Assert.InRange(proof.RootElement.GetProperty("arms")[1].GetProperty("paired_documents").GetDouble(), 0.3, 1);
        Assert.True(proof.RootElement.GetProperty("arms")[1].GetProperty("held_out").GetInt32() >= 8);
        Assert.Contains("# Do the rules help?", File.ReadAllText(space.At("one/report.en.md")), StringComparison.Ordinal);
        Assert.Contains("学習した LLM については何も言えません", File.ReadAllText(space.At("one/report.ja.md")), StringComparison.Ordinal);

        ProgramRun json = ProgramRun.Of(["prove", $"raw={raw}", $"clean={clean}", "--out", space.At("four"), "--workers", "4", "--json", .. Small]).Expect(0);
        foreach (string file in (string[])["prove.json", "report.en.md", "report.ja.md"])
        {
            Assert.Equal(File.ReadAllBytes(space.At("one/" + file)), File.ReadAllBytes(space.At("four/" + file)));
        }

        Assert.Equal(File.ReadAllText(space.At("one/prove.json")), json.Out);
    }

    [Fact]
    public void A_dataset_worse_than_the_controls_makes_the_run_void()
    {
        using Workspace space = new();
        string raw = space.Write("raw.jsonl", Corpus(120, number => JapaneseProse.Of(number)));
        string broken = space.Write("broken.jsonl", Corpus(120, number => new string([.. JapaneseProse.Of(number).Chunk(7).SelectMany(piece => piece.Reverse())])));
        string neutral = space.Write("neutral.jsonl", Corpus(20, number => JapaneseProse.Of(number + 5000)));
        ProgramRun run = ProgramRun.Of(["prove", raw, broken, "--heldout", $"prose={neutral}", .. Small]).Expect(1);
        Assert.Contains("VOID at order 4 and 60.0 kB: broken ranks behind control-", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("lowers bits", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Finished_builds_are_compared_in_the_lines_that_both_have_and_dropped_documents_stand_apart()
    {
        using Workspace space = new();
        space.Write("in.jsonl", Corpus(300, number => JapaneseProse.Of(number) + (number % 5 == 0 ? "" : "ホーム | お問い合わせ | サイトマップ\n")));
        string mild = space.MildRules();
        string recipe = space.Recipe("jsonl", "in.jsonl", mild);
        ProgramRun.Of("build", recipe, "--out", space.At("out-all")).Expect(0);
        space.Write("mild.yaml", File.ReadAllText(space.At("mild.yaml")).Replace("min: 100", "min: 900", StringComparison.Ordinal));
        ProgramRun.Of("build", recipe, "--out", space.At("out-long")).Expect(0);
        ProgramRun run = ProgramRun.Of(["prove", space.At("out-all"), space.At("out-long"), "--json", .. Small]);
        Assert.True(run.ExitCode is 0 or 1, run.Error);
        using JsonDocument proof = JsonDocument.Parse(run.Out);
        Assert.Contains(proof.RootElement.GetProperty("held_out").EnumerateArray(), domain => domain.GetProperty("name").GetString() == "a" && domain.GetProperty("counted").GetBoolean());
        JsonElement dataset = proof.RootElement.GetProperty("arms")[1];
        Assert.True(dataset.GetProperty("held_out").GetInt32() > 0);
    }

    [Fact]
    public void What_cannot_be_compared_is_told()
    {
        using Workspace space = new();
        string good = space.Write("good.jsonl", Corpus(100, number => JapaneseProse.Of(number)));
        string held = space.Write("held.jsonl", Corpus(20, number => JapaneseProse.Of(number + 900)));
        ProgramRun Of(params string[] more) => ProgramRun.Of(["prove", good, .. more, .. Small]);
        Assert.StartsWith("TSU2020", ProgramRun.Of("prove", good).Expect(2).Error, StringComparison.Ordinal);
        Assert.StartsWith("TSU4001", Of(space.At("god.jsonl")).Expect(4).Error, StringComparison.Ordinal);
        Assert.StartsWith("TSU4002", Of(space.Write("foreign.jsonl", "hello\n")).Expect(4).Error, StringComparison.Ordinal);
        Assert.StartsWith("TSU4002", Of(space.Write("foreign.parquet", "hello\n")).Expect(4).Error, StringComparison.Ordinal);
        byte[] packed = Workspace.Gzip(File.ReadAllBytes(good));
        Assert.StartsWith("TSU4002", Of(space.Write("cut.jsonl.gz", packed[..(packed.Length / 2)])).Expect(4).Error, StringComparison.Ordinal);
        Assert.StartsWith("TSU5501", Of(space.Write("empty.jsonl", "")).Expect(2).Error, StringComparison.Ordinal);
        Assert.StartsWith("TSU5502", Of(held, "--heldout", "few=" + space.Write("few.jsonl", Corpus(3, number => JapaneseProse.Of(number)))).Expect(2).Error, StringComparison.Ordinal);
        Assert.StartsWith("TSU2004", Of("good=" + held).Expect(2).Error, StringComparison.Ordinal);
        string other = space.Write("other.jsonl", Corpus(100, number => JapaneseProse.Of(number + 300)).Replace("\"text\"", "\"source\":\"b\",\"text\"", StringComparison.Ordinal));
        Assert.StartsWith("TSU5503", Of(other, "--mix", "shared", "--heldout", "prose=" + held).Expect(2).Error, StringComparison.Ordinal);
    }

    private static string Corpus(int documents, Func<int, string> text) => string.Concat(Enumerable.Range(0, documents).Select(number => JsonSerializer.Serialize(new { id = $"d{number}", text = text(number) }) + "\n"));

    /// <summary>Adds six lines of random letters behind every line of prose, so that a draw of equal bytes holds less than half as much prose.</summary>
    private static string Noisy(string prose, int number)
    {
        StringBuilder noisy = new();
        ulong state = (ulong)number + 1;
        foreach (string line in prose.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            noisy.Append(line).Append('\n');
            for (int i = 0; i < 300; i++)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                noisy.Append(i % 50 == 49 ? '\n' : (char)('ぁ' + (int)((state >> 33) % 80)));
            }
        }

        return noisy.ToString();
    }
}
