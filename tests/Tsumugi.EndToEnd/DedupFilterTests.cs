using System.Text;
using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>`tsumugi dedup` keeps the same lines whatever happens to its input and to itself.</summary>
public sealed class DedupFilterTests
{
    [Fact]
    public void Any_number_of_workers_and_packed_input_keep_the_same_lines()
    {
        using Workspace space = new();
        string[] lines = Corpus();
        string[] files = [.. lines.Chunk(70).Select((part, i) => space.Write($"{i}.jsonl", string.Join('\n', part) + "\n"))];
        string[] packed = [.. lines.Chunk(70).Select((part, i) => space.Write($"{i}.jsonl.gz", Workspace.Gzip(Encoding.UTF8.GetBytes(string.Join('\n', part)))))];
        string straight = Kept(space, "1", files);
        Assert.InRange(straight.Split('\n').Length, lines.Length / 10, lines.Length * 2 / 3);
        Assert.All(straight.TrimEnd('\n').Split('\n'), line => Assert.Contains(line, lines));
        Assert.Equal(straight, Kept(space, "2", files));
        Assert.Equal(straight, Kept(space, "4", files));
        Assert.Equal(straight, Kept(space, "2", packed));
        Assert.Equal(straight, Kept(space, "1", [files[0], packed[1], .. files[2..]]));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(20261125)]
    public void A_shuffled_input_keeps_the_same_documents_when_the_longest_is_wanted(int seed)
    {
        using Workspace space = new();
        string[] lines = Corpus();
        string straight = space.Write("straight.jsonl", string.Join('\n', lines));
        string shuffled = space.Write("shuffled.jsonl", string.Join('\n', Shuffled(lines, (ulong)seed)));
        IEnumerable<string> kept = Kept(space, "2", [straight], "--keep", "longest").Split('\n').Order(StringComparer.Ordinal);
        Assert.Equal(kept, Kept(space, "1", [shuffled], "--keep", "longest").Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Line_ends_marks_and_blank_lines_change_nothing_but_what_is_between_the_lines()
    {
        using Workspace space = new();
        string[] lines = Corpus()[..60];
        string plain = space.Write("plain.jsonl", string.Join('\n', lines));
        string windows = space.Write("windows.jsonl", "\uFEFF" + string.Join("\r\n\r\n  \t\r\n", lines) + "\r\n");
        Assert.Equal(Kept(space, "1", [plain]), Kept(space, "1", [windows]));
    }

    [Fact]
    public void Says_how_many_were_kept_and_what_disk_it_took()
    {
        using Workspace space = new();
        ProgramRun run = ProgramRun.Of("dedup", space.Write("in.jsonl", string.Join('\n', Corpus()[..30]))).Expect(0);
        Assert.Matches("^[0-9]+ of 30 documents kept; disk used for a while: [0-9.]+ [kM]?B in ", run.Error);
    }

    [Fact]
    public void Removed_lines_without_an_id_are_named_by_their_number()
    {
        using Workspace space = new();
        string[] lines = [.. new[] { 1, 2, 1, 3, 2 }.Select(seed => JsonSerializer.Serialize(new { text = JapaneseProse.Of(seed) }))];
        string path = space.Write("in.jsonl", "not json\n" + string.Join('\n', lines));
        ProgramRun run = ProgramRun.Of("dedup", path, "--clusters", space.At("removed.jsonl")).Expect(6);
        Assert.Contains($"TSU3001: {path}:1:", run.Error, StringComparison.Ordinal);
        Assert.Equal(["4 2", "6 3"], File.ReadLines(space.At("removed.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Select(row => $"{row.GetProperty("id").GetString()} {row.GetProperty("kept").GetString()}"));
    }

    private static string Kept(Workspace space, string workers, string[] files, params string[] more) =>
        ProgramRun.Of(["dedup", "--workers", workers, "--clusters", space.At("removed.jsonl"), .. more, .. files]).Expect(0).Out;

    /// <summary>New texts, copies, copies in other widths, near copies of equal length, and a template with many tails.</summary>
    private static string[] Corpus() => [.. Enumerable.Range(0, 300).Select(i =>
    {
        string text = (i % 6) switch
        {
            0 => JapaneseProse.Of(i),
            1 => JapaneseProse.Of(i - 1),
            2 => JapaneseProse.Of(i - 2).Replace('、', '，'),
            3 => JapaneseProse.Of(i - 3) + $"第{i:d4}版。",
            4 => JapaneseProse.Of(7) + JapaneseProse.Of(1000 + i)[..12],
            _ => "短い。",
        };
        return JsonSerializer.Serialize(new { id = $"d{i:d3}", text });
    })];

    private static string[] Shuffled(string[] lines, ulong seed)
    {
        string[] shuffled = [.. lines];
        for (int i = shuffled.Length - 1; i > 0; i--)
        {
            seed = (seed * 6364136223846793005) + 1442695040888963407;
            int other = (int)((seed >> 33) % (ulong)(i + 1));
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }
}
