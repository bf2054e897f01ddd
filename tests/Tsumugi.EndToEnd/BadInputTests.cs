using System.Text;

namespace Tsumugi.EndToEnd;

/// <summary>What goes wrong outside the program is told clearly, costs nothing, and a later run completes.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class BadInputTests
{
    [Fact]
    public void A_missing_file_names_the_nearest_one_and_ends_with_4()
    {
        using Workspace space = new();
        space.Write("pages/crawl.jsonl", Line("1", JapaneseProse.Of(1)));
        ProgramRun run = ProgramRun.Of("build", space.Recipe("jsonl", "pages/crowl.jsonl"), "--out", space.At("out")).Expect(4);
        Assert.Contains("TSU4001", run.Error, StringComparison.Ordinal);
        Assert.Contains("crawl.jsonl", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(space.At("out/data")));
    }

    [Fact]
    public void A_missing_recipe_ends_with_4() => Assert.Contains("TSU4005", ProgramRun.Of("build", "no-such-recipe.yaml").Expect(4).Error, StringComparison.Ordinal);

    [Fact]
    public void Three_mistakes_of_a_recipe_are_told_at_once_in_both_languages()
    {
        using Workspace space = new();
        space.Write("recipe.yaml", "name: web\nsources:\n  - {name: a, kind: wark, paths: [\"*.warc.gz\"]}\nidentfy: {keep: [ja]}\ndedup: {near: {jaccard: 1.8}}\n");
        ProgramRun english = ProgramRun.Of("plan", space.At("recipe.yaml")).Expect(2);
        Assert.Contains("recipe.yaml:3:", english.Error, StringComparison.Ordinal);
        Assert.Contains("recipe.yaml:4:1: unknown key `identfy`", english.Error, StringComparison.Ordinal);
        Assert.Contains("hint: did you mean `identify`?", english.Error, StringComparison.Ordinal);
        Assert.Contains("recipe.yaml:5:25: `near.jaccard` is `1.8`", english.Error, StringComparison.Ordinal);
        ProgramRun japanese = ProgramRun.Of("plan", space.At("recipe.yaml"), "--lang", "ja").Expect(2);
        Assert.Contains("ヒント: `identify` のことではありませんか", japanese.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_gzip_keeps_what_came_before_and_reports_the_rest()
    {
        using Workspace space = new();
        byte[] first = Workspace.Gzip(Warc("http://a.example/1", JapaneseProse.Of(1)));
        byte[] second = Workspace.Gzip(Warc("http://a.example/2", JapaneseProse.Of(2)));
        space.Write("in/a.warc.gz", [.. first, .. second[..^40]]);
        ProgramRun.Of("build", space.Recipe("warc", "in/*.warc.gz", "quarantine: {max-share: 1}\n"), "--out", space.At("out")).Expect(0);
        Dictionary<string, long> read = space.Funnel()["read"];
        Assert.Equal((2, 1, 1), (read["in"], read["kept"], read["failed"]));
        ProgramRun.Of("verify", space.At("out")).Expect(0);
    }

    [Fact]
    public void Too_many_failures_end_with_6_and_leave_a_complete_dataset()
    {
        using Workspace space = new();
        byte[] first = Workspace.Gzip(Warc("http://a.example/1", JapaneseProse.Of(1)));
        space.Write("in/a.warc.gz", [.. first, .. first[..^40]]);
        ProgramRun.Of("build", space.Recipe("warc", "in/*.warc.gz"), "--out", space.At("out")).Expect(6);
        ProgramRun.Of("verify", space.At("out")).Expect(0);
    }

    [Theory]
    [InlineData(-7)] // too short: the record's end is not where it says
    [InlineData(5000)] // too long: it runs over the next record
    public void A_warc_with_a_wrong_length_loses_no_other_record(int error)
    {
        using Workspace space = new();
        byte[] bytes = [.. Warc("http://a.example/1", JapaneseProse.Of(1)), .. Warc("http://a.example/2", JapaneseProse.Of(2), error), .. Warc("http://a.example/3", JapaneseProse.Of(3))];
        space.Write("in/a.warc", bytes);
        ProgramRun.Of("build", space.Recipe("warc", "in/a.warc", "quarantine: {max-share: 1}\n"), "--out", space.At("out")).Expect(0);
        string[] urls = [.. Ledgers.Rows(space.At("out"), "documents", "url").Select(row => row[0])];
        Assert.Contains("http://a.example/1", urls);
        Assert.Contains("http://a.example/3", urls);
        ProgramRun.Of("verify", space.At("out")).Expect(0);
    }

    [Fact]
    public void A_line_that_is_no_json_is_quarantined_and_the_others_go_on()
    {
        using Workspace space = new();
        space.Write("in/a.jsonl", Line("1", JapaneseProse.Of(1)) + "\n{\"text\": broken\n" + Line("2", JapaneseProse.Of(2)) + "\n");
        ProgramRun.Of("build", space.Recipe("jsonl", "in/a.jsonl", "quarantine: {max-share: 1}\n"), "--out", space.At("out")).Expect(0);
        Dictionary<string, long> read = space.Funnel()["read"];
        Assert.Equal((3, 2, 1), (read["in"], read["kept"], read["failed"]));
        string[] fault = Ledgers.Rows(space.At("out"), "decisions", "step", "rule", "outcome").Single(row => row[2] == "failed");
        Assert.Equal(["read", "read/not-json", "failed"], fault);
    }

    [Fact]
    public void An_unreadable_folder_ends_with_4_and_is_named()
    {
        using Workspace space = new();
        space.Write("in/locked/a.jsonl", Line("1", "x"));
        File.SetUnixFileMode(space.At("in/locked"), UnixFileMode.None);
        try
        {
            if (Environment.UserName == "root")
            {
                // Root may read everything; a loop of links cannot be read by anyone.
                File.SetUnixFileMode(space.At("in/locked"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                File.CreateSymbolicLink(space.At("in/loop.jsonl"), space.At("in/loop.jsonl"));
                ProgramRun loop = ProgramRun.Of("build", space.Recipe("jsonl", "in/loop.jsonl"), "--out", space.At("out")).Expect(4);
                Assert.Contains("loop.jsonl", loop.Error, StringComparison.Ordinal);
                return;
            }

            ProgramRun run = ProgramRun.Of("build", space.Recipe("jsonl", "in/locked"), "--out", space.At("out")).Expect(4);
            Assert.Contains("TSU4002", run.Error, StringComparison.Ordinal);
            Assert.Contains("locked", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(space.At("in/locked"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_full_disk_ends_with_5_leaves_nothing_half_written_and_a_later_run_completes()
    {
        Assert.SkipUnless(Environment.UserName == "root", "mounting a small file system takes root");
        using Workspace space = new();
        space.Write("in/a.jsonl", string.Join('\n', Enumerable.Range(0, 3000).Select(line => Line($"{line}", JapaneseProse.Of(line)))));
        space.Recipe("jsonl", "in/a.jsonl");
        using SmallDisk disk = new(space.At("disk"), "700k");
        ProgramRun full = ProgramRun.Of("build", space.At("recipe.yaml"), "--out", space.At("disk/out")).Expect(5);
        Assert.Contains("TSU5003", full.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(space.At("disk/out/manifest.json")));
        Assert.Empty(Directory.EnumerateFiles(space.At("disk/out"), "*.tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));
        disk.Grow("200m");
        ProgramRun.Of("build", space.At("recipe.yaml"), "--out", space.At("disk/out")).Expect(0);
        ProgramRun.Of("verify", space.At("disk/out")).Expect(0);
    }

    [Fact]
    public void Another_recipe_in_the_same_folder_is_refused_unless_replaced()
    {
        using Workspace space = new();
        space.Write("in/a.jsonl", Line("1", JapaneseProse.Of(1)));
        string recipe = space.Recipe("jsonl", "in/a.jsonl");
        ProgramRun.Of("build", recipe, "--out", space.At("out")).Expect(0);
        ProgramRun refused = ProgramRun.Of("build", recipe, "--out", space.At("out"), "--set", "rules.chars.min=500").Expect(2);
        Assert.Contains("TSU2030", refused.Error, StringComparison.Ordinal);
        ProgramRun.Of("build", recipe, "--out", space.At("out"), "--set", "rules.chars.min=500", "--replace").Expect(0);
        ProgramRun.Of("verify", space.At("out")).Expect(0);
    }

    [Theory]
    [InlineData("biuld", "`build`")]
    [InlineData("--versoin", "")]
    public void A_wrong_word_on_the_command_line_ends_with_2(string word, string near)
    {
        ProgramRun run = ProgramRun.Of(word).Expect(2);
        Assert.Contains("TSU2020", run.Error, StringComparison.Ordinal);
        Assert.Contains(near, run.Error, StringComparison.Ordinal);
    }

    private static string Line(string id, string text) => System.Text.Json.JsonSerializer.Serialize(new { id, text, url = $"https://example.jp/{id}" });

    private static byte[] Warc(string url, string text, int lengthError = 0)
    {
        string body = $"<html lang=ja><head><meta charset=utf-8><title>試験</title></head><body><article><p>{text.Replace("\n", "</p><p>", StringComparison.Ordinal)}</p></article></body></html>";
        string http = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
        int length = Encoding.UTF8.GetByteCount(http) + lengthError;
        return Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{http}\r\n\r\n");
    }
}
