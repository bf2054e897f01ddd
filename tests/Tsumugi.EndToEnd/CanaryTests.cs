using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Storage.Compression;
using Tsumugi.Storage.Documents;
using Tsumugi.Storage.DuckDb;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.EndToEnd;

/// <summary>My Numbers planted in every kind of source and encoding leave no trace in any byte that a build leaves behind.</summary>
public sealed class CanaryTests
{
    /// <summary>Valid by its check digit; the one that the ministry's ordinance is explained with.</summary>
    private const string Canary = "123456789018";

    private static readonly string[] Forms = [Canary, "1234-5678-9018", "1234 5678 9018", "１２３４５６７８９０１８", "１２３４－５６７８－９０１８", "1234‐5678‐9018"];

    [Theory]
    [InlineData("parquet")]
    [InlineData("jsonl")]
    public void No_byte_of_a_build_holds_a_canary(string format)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using Workspace space = new();
        Plant(space);
        ProgramRun build = ProgramRun.Of("build", space.At("recipe.yaml"), "--out", space.At("out"), "--set", $"write.format={format}");
        build.Expect(0);
        ProgramRun.Of("verify", space.At("out")).Expect(0);
        string told = ProgramRun.Of("explain", space.At("out"), "--url", "https://example.jp/planted").Expect(0).Out;
        Assert.DoesNotContain(Forms, form => (build.Out + build.Error + told).Contains(form, StringComparison.Ordinal));
        Assert.Empty(Guilty(space.At("out")));

        // The scan itself must be able to see: the surroundings of every canary have arrived.
        Assert.Contains("〔個人番号削除〕", Decompressed(space.At("out/data")), StringComparison.Ordinal);
    }

    /// <summary>What a run leaves that was killed in its first pass, while pages with canaries stand in its memory and its files are half written.</summary>
    [Fact]
    public void A_killed_run_leaves_none_and_neither_does_its_completion()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using Workspace space = new();
        Plant(space);
        foreach (int milliseconds in new[] { 250, 450, 700 })
        {
            ProgramRun killed = ProgramRun.Of(new ProgramSettings { KillAfter = TimeSpan.FromMilliseconds(milliseconds) }, "build", space.At("recipe.yaml"), "--out", space.At("out"));
            Assert.DoesNotContain(Forms, form => (killed.Out + killed.Error).Contains(form, StringComparison.Ordinal));
            Assert.Empty(Guilty(space.At("out")));
        }

        ProgramRun.Of("build", space.At("recipe.yaml"), "--out", space.At("out")).Expect(0);
        Assert.Empty(Guilty(space.At("out")));
    }

    /// <summary>The runtime is told to log everything that it can.</summary>
    [Fact]
    public void Logs_of_the_runtime_hold_none()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using Workspace space = new();
        Plant(space);
        Directory.CreateDirectory(space.At("logs"));
        Dictionary<string, string> logging = new()
        {
            ["DOTNET_EnableEventPipe"] = "1",
            ["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:FFFFFFFFFFFFFFFF:5",
            ["DOTNET_EventPipeOutputPath"] = space.At("logs/events.nettrace"),
        };
        ProgramRun.Of(new ProgramSettings { Environment = logging }, "build", space.At("recipe.yaml"), "--out", space.At("out")).Expect(0);
        Assert.True(new FileInfo(space.At("logs/events.nettrace")).Length > 100_000, "the runtime has logged nothing");
        Assert.Empty(Guilty(space.At("logs")));
    }

    [Fact]
    public void A_crash_leaves_no_picture_of_the_memory()
    {
        using Workspace space = new();
        Directory.CreateDirectory(space.At("dumps"));
        string line = System.Text.Json.JsonSerializer.Serialize(new { id = "1", text = $"マイナンバーは{Canary}です。" }) + "\n";
        ProgramSettings settings = new() { Folder = space.At("dumps"), Signal = "ABRT", Input = string.Concat(Enumerable.Repeat(line, 4000)) };
        Assert.NotEqual(0, ProgramRun.Of(settings, "redact").ExitCode);
        Assert.Empty(Directory.GetFiles(space.At("dumps")));

        // The runtime would write one by itself if it is told to, and nothing could stop it any more.
        Dictionary<string, string> dumping = new() { ["DOTNET_DbgEnableMiniDump"] = "1" };
        ProgramRun refused = ProgramRun.Of(new ProgramSettings { Environment = dumping, Input = line }, "redact").Expect(3);
        Assert.Contains("TSU3003", refused.Error, StringComparison.Ordinal);
        Assert.Equal("", refused.Out);
    }

    [Fact]
    public void A_file_whose_name_holds_one_is_refused_without_repeating_it()
    {
        using Workspace space = new();
        space.Write($"in/マイナンバー{Canary}.txt", JapaneseProse.Of(1));
        ProgramRun run = ProgramRun.Of("build", space.Recipe("text", "in"), "--out", space.At("out")).Expect(4);
        Assert.Contains("TSU4006", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(space.At("out/work/tasks")));
    }

    [Fact]
    public void No_policy_can_keep_one()
    {
        using Workspace space = new();
        space.Write("lax.yaml", "name: lax\nsummary: Keeps.\nsummary-ja: 残します。\nkinds:\n  - {kind: my-number, action: keep, because: a, because-ja: あ}\n  - {kind: telephone, action: mask, because: a, because-ja: あ}\n");
        ProgramRun run = ProgramRun.Of(new ProgramSettings { Folder = space.Folder, Input = "" }, "redact", "--preset", "lax.yaml").Expect(2);
        Assert.Contains("TSU2011", run.Error, StringComparison.Ordinal);
        Assert.Contains("TSU2012", run.Error, StringComparison.Ordinal);
        Assert.Contains("`kind` is `telephone`", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Titles_authors_and_addresses_are_masked_like_the_text()
    {
        using Workspace space = new();
        string line = System.Text.Json.JsonSerializer.Serialize(new { id = "1", text = JapaneseProse.Of(1), title = "連絡 bar@example.com 090-1234-5678", url = "https://example.jp/?m=foo@example.com" });
        space.Write("in/a.jsonl", line);
        ProgramRun.Of("build", space.Recipe("jsonl", "in/a.jsonl", space.MildRules()), "--out", space.At("out")).Expect(0);
        string all = string.Concat(Directory.EnumerateFiles(space.At("out"), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).Select(Readable));
        Assert.DoesNotContain("bar@example.com", all, StringComparison.Ordinal);
        Assert.DoesNotContain("foo@example.com", all, StringComparison.Ordinal);
        Assert.DoesNotContain("090-1234-5678", all, StringComparison.Ordinal);
        Assert.Contains("連絡 〔メールアドレス〕 〔電話番号〕", all, StringComparison.Ordinal);
    }

    private static void Plant(Workspace space)
    {
        string text = JapaneseProse.Of(1) + string.Concat(Forms.Select(form => $"\n担当者のマイナンバーは{form}と書かれていた。")) + "\n" + JapaneseProse.Of(2);
        string html = $"<html lang=ja><head><title>個人番号 {Canary} の通知</title></head><body><article><p>{text.Replace("\n", "</p><p>", StringComparison.Ordinal)}</p><table><tr><th>個人番号</th><td>{Canary}</td></tr></table></article></body></html>";
        space.Write("in/lines/a.jsonl", System.Text.Json.JsonSerializer.Serialize(new { id = "1", text, url = $"https://example.jp/?mynumber={Canary}", title = $"マイナンバー{Canary}", date = $"マイナンバー{Canary}", licence = $"個人番号 {Canary}" }) + "\n" + System.Text.Json.JsonSerializer.Serialize(new { id = "2", text = JapaneseProse.Of(3), url = "https://example.jp/planted" }));
        space.Write("in/lines/b.jsonl.gz", Workspace.Gzip(Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new { text = text + JapaneseProse.Of(4) }))));
        space.Write("in/texts/a.txt", Encoding.GetEncoding(932).GetBytes(text.Replace("‐", "-", StringComparison.Ordinal)));
        space.Write("in/texts/b.md", Encoding.GetEncoding(51932).GetBytes("# 覚え書き\n\n" + text.Replace("‐", "-", StringComparison.Ordinal) + JapaneseProse.Of(5)));
        space.Write("in/pages/a.html", Encoding.GetEncoding(932).GetBytes(html.Replace("‐", "-", StringComparison.Ordinal)));
        space.Write("in/pages/b.html", Encoding.GetEncoding(50220).GetBytes(html.Replace("‐", "-", StringComparison.Ordinal).Replace("通知", "控え", StringComparison.Ordinal)));
        space.Write("in/pages/c.html", html + JapaneseProse.Of(6));
        Plant(space.At("in/tables/a.parquet"), text + JapaneseProse.Of(7));
        space.Write("in/web/a.warc.gz", Workspace.Gzip(Encoding.UTF8.GetBytes(Record("response", "application/http; msgtype=response", $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Note: {Canary}\r\n\r\n{html.Replace("通知", "写し", StringComparison.Ordinal)}{JapaneseProse.Of(8)}"))));
        space.Write("in/wet/a.wet.gz", Workspace.Gzip(Encoding.UTF8.GetBytes(Record("conversion", "text/plain", text + JapaneseProse.Of(9)))));
        space.Write("recipe.yaml", "name: canary\nsources:\n  - {name: lines, kind: jsonl, paths: [in/lines]}\n  - {name: texts, kind: text, paths: [in/texts]}\n  - {name: pages, kind: html, paths: [in/pages]}\n  - {name: tables, kind: parquet, paths: [in/tables]}\n  - {name: web, kind: warc, paths: [in/web]}\n  - {name: wet, kind: wet, paths: [in/wet]}\n" + space.MildRules());
    }

    private static void Plant(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using ParquetWriter table = new(path, new ParquetSchema(new ParquetColumn("text", ParquetType.Text), new ParquetColumn("title", ParquetType.Text)));
        table.Append(text);
        table.Append($"個人番号 {Canary}");
        table.EndRow();
        table.Complete();
    }

    private static string Record(string kind, string mediaType, string content) =>
        $"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: https://example.jp/?mynumber={Canary}\r\nContent-Type: {mediaType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(content)}\r\n\r\n{content}\r\n\r\n";

    private static string[] Guilty(string folder) => !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).Where(Holds)];

    private static bool Holds(string path)
    {
        byte[] raw = File.ReadAllBytes(path);
        string bytes = Encoding.Latin1.GetString(raw);
        string letters = Readable(path);
        return Forms.Any(form => letters.Contains(form, StringComparison.Ordinal)
            || bytes.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(form)), StringComparison.Ordinal)
            || bytes.Contains(Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(form)), StringComparison.Ordinal)
            || letters.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(form)), StringComparison.Ordinal)
            || letters.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(form))), StringComparison.Ordinal));
    }

    private static string Decompressed(string folder) => string.Concat(Directory.EnumerateFiles(folder).Select(Readable));

    /// <summary>What a file says once its compression is undone.</summary>
    private static string Readable(string path)
    {
        try
        {
            return Path.GetExtension(path) switch
            {
                ".parquet" => Parquet(path),
                ".docs" => Documents(path),
                ".zst" => Packed(path),
                _ => File.ReadAllText(path),
            };
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or DuckDbException)
        {
            return ""; // half written: its bytes are looked at as they are
        }
    }

    private static string Parquet(string path)
    {
        StringBuilder all = new();
        using ParquetReader reader = ParquetReader.Open(path);
        while (reader.Read())
        {
            for (int column = 0; column < reader.Columns.Count; column++)
            {
                all.Append(reader.IsText(column) && !reader.IsNull(column) ? reader.GetString(column) : "").Append('\n');
            }
        }

        return all.ToString();
    }

    private static string Documents(string path)
    {
        StringBuilder all = new();
        Document document = new();
        using DocumentFileReader reader = new(path);
        while (reader.TryRead(document))
        {
            all.AppendLine(document.Text.ToString()).AppendLine(document.Url).AppendLine(document.Title).AppendLine(document.Author);
        }

        return all.ToString();
    }

    private static string Packed(string path)
    {
        using Stream stream = CompressedFiles.OpenRead(path);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
