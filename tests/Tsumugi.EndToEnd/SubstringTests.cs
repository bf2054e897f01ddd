using System.Text;
using System.Text.Json;
using Tsumugi.Storage.Documents;

namespace Tsumugi.EndToEnd;

/// <summary>Repeated passages through the built program: found across sources, cut, explained, and checked against the stored texts.</summary>
public sealed class SubstringTests
{
    private const string Quote = "港の船長は春先の寒い日、川沿いの道を歩きながら、失われた行事をもう一度始めようと誓った。その言葉を聞いた人びとは長いあいだ黙っていたが、やがて一人また一人とうなずき、祭りの支度を始めることにした。太鼓の皮は張り替えられ、山車の車輪には油がさされ、子どもたちは笛の稽古に通うようになった。";

    [Fact]
    public void Passages_are_cut_by_every_number_of_workers_in_the_same_way_and_each_cut_stands_where_the_ledger_says()
    {
        using Workspace space = new();
        Seed(space, "substrings: {on: yes}\n");
        string[] roots = [.. new[] { "1", "3" }.Select(workers => Build(space, "out" + workers, "--workers", workers))];
        Assert.Single(roots.Distinct());

        string output = space.At("out3");
        Dictionary<string, (string Text, long At)> stored = Stored(output);
        string[][] cuts = [.. Ledgers.Rows(output, "edits-substrings", "id", "kind", "start", "end", "kept_id", "kept_start", "replacement")];
        Assert.True(cuts.Length >= 3, $"only {cuts.Length} cuts");
        foreach (string[] cut in cuts)
        {
            byte[] text = Encoding.UTF8.GetBytes(stored[cut[0]].Text);
            byte[] kept = Encoding.UTF8.GetBytes(stored[cut[4]].Text);
            string letters = Letters(text.AsSpan(int.Parse(cut[2])..int.Parse(cut[3])));
            Assert.StartsWith(letters, Letters(kept.AsSpan(int.Parse(cut[5])..)), StringComparison.Ordinal);
            Assert.True(letters.Length >= 100 && stored[cut[4]].At <= stored[cut[0]].At, "the earlier place stays");
            Assert.Equal(("passage", ""), (cut[1], cut[6]));
        }

        string[] dataset = [.. Ledgers.Dataset(output, "text").Select(row => row[0])];
        Assert.Single(dataset, text => text.Contains(Quote, StringComparison.Ordinal));
        Assert.DoesNotContain(dataset, text => text.Contains('\uFFFD'));
        Assert.Single(dataset, text => text.Contains(Quote[..60], StringComparison.Ordinal));

        using JsonDocument funnel = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "report", "funnel.json")));
        JsonElement scope = funnel.RootElement.GetProperty("substrings");
        Assert.Equal(("corpus", 100, 0), (scope.GetProperty("scope").GetString(), scope.GetProperty("min_letters").GetInt32(), scope.GetProperty("groups_cut_short").GetInt32()));
        Assert.Equal(cuts.Length, scope.GetProperty("cuts").GetInt32());
        Assert.Contains("substrings", funnel.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()));
        Assert.Contains("繰り返される文字列", File.ReadAllText(Path.Combine(output, "report", "index.html")), StringComparison.Ordinal);

        string told = ProgramRun.Of("explain", output, "--url", "https://example.jp/2/7", "--lang", "en").Expect(0).Out;
        Assert.Contains("the same words stay in https://example.jp/0/7", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_killed_while_it_looks_for_passages_ends_with_the_same_bytes()
    {
        using Workspace space = new();
        Seed(space, "substrings: {on: yes, boundary: letter}\n");
        string straight = Build(space, "straight");

        // What a kill leaves: outputs without their manifests, an output that was never written, a temporary file.
        foreach (string stage in new[] { "substrings-anchors", "substrings-match", "substrings", "write", "report" })
        {
            Directory.Delete(space.At($"straight/work/tasks/{stage}"), recursive: true);
        }

        File.Delete(space.At("straight/work/substrings/anchors/00002.run"));
        File.Delete(space.At("straight/manifest.json"));
        space.Write("straight/work/substrings/passages/.00000.run.1.tmp", "half");
        Assert.Equal(straight, Build(space, "straight"));
        ProgramRun killed = ProgramRun.Of(new ProgramSettings { KillAfter = TimeSpan.FromMilliseconds(600) }, "build", space.At("recipe.yaml"), "--out", space.At("killed"));
        Assert.Equal(137, killed.ExitCode);
        Assert.Equal(straight, Build(space, "killed"));
    }

    [Fact]
    public void Off_it_leaves_no_trace_and_decide_can_turn_it_on()
    {
        using Workspace space = new();
        Seed(space, "");
        Build(space, "off");
        Assert.Empty(Directory.EnumerateFiles(space.At("off"), "*substrings*", SearchOption.AllDirectories));
        Seed(space, "substrings: {on: yes, min-letters: 120}\n");
        ProgramRun.Of("decide", space.At("off"), "--recipe", space.At("recipe.yaml"), "--out", space.At("on")).Expect(0);
        Assert.Equal(Build(space, "straight"), space.Root("on"));
        Assert.NotEmpty(Ledgers.Rows(space.At("on"), "edits-substrings", "id"));
    }

    private static string Letters(ReadOnlySpan<byte> text) => string.Concat(Encoding.UTF8.GetString(text).Where(letter => !char.IsWhiteSpace(letter)));

    private static Dictionary<string, (string Text, long At)> Stored(string output)
    {
        var texts = new Dictionary<string, (string, long)>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(Path.Combine(output, "work", "pages"), "*.docs").Order(StringComparer.Ordinal))
        {
            using var reader = new DocumentFileReader(path);
            var document = new Contracts.Documents.Document();
            while (reader.TryRead(document))
            {
                texts.Add(document.Id.ToString(), (document.Text.ToString(), texts.Count));
            }
        }

        return texts;
    }

    /// <summary>Four sources of different texts, some of which quote the same words in the middle of a paragraph, wrapped or not.</summary>
    private static void Seed(Workspace space, string section)
    {
        for (int file = 0; file < 4; file++)
        {
            IEnumerable<string> lines = Enumerable.Range(0, 12).Select(line =>
            {
                string text = JapaneseProse.Of((file * 100) + line);
                string quote = file % 2 == 0 ? Quote : Quote.Replace("、", "、\n", StringComparison.Ordinal);
                return JsonSerializer.Serialize(new { id = $"{file}-{line}", text = line == 7 ? text[..300] + "。" + quote + text[300..] : text, url = $"https://example.jp/{file}/{line}" });
            });
            space.Write($"in/{file}.jsonl", string.Join('\n', lines));
        }

        string sources = string.Concat(Enumerable.Range(0, 4).Select(file => $"  - {{name: s{file}, kind: jsonl, paths: [\"in/{file}.jsonl\"]}}\n"));
        space.Write("recipe.yaml", $"name: quoted\nsources:\n{sources}{space.MildRules()}{section}");
    }

    private static string Build(Workspace space, string output, params string[] more)
    {
        ProgramRun.Of(["build", space.At("recipe.yaml"), "--out", space.At(output), .. more]).Expect(0);
        ProgramRun.Of("verify", space.At(output)).Expect(0);
        return space.Root(output);
    }
}
