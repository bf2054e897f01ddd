using System.Text;
using System.Text.Json;
using Tsumugi.Storage.Compression;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.EndToEnd;

/// <summary>Every kind of source through a whole build, and every format out of it.</summary>
public sealed class SourceKindTests
{
    public static TheoryData<string, string> Kinds => new()
    {
        { "jsonl", "in/a.jsonl" },
        { "jsonl", "in/a.jsonl.gz" },
        { "jsonl", "in/a.jsonl.zst" },
        { "parquet", "in/a.parquet" },
        { "text", "in/*.{txt,md}" },
        { "html", "in/pages" },
        { "wet", "in/a.wet.gz" },
        { "warc", "in/a.warc.zst" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_documents_go_in_and_come_out_with_their_text(string kind, string paths)
    {
        using Workspace space = new();
        Seed(space);
        ProgramRun.Of("build", space.Recipe(kind, paths, "dedup: {near: no}\n" + space.MildRules()), "--out", space.At("out")).Expect(0);
        string[] texts = [.. Texts(space.At("out/data"))];
        Assert.Equal(2, texts.Length);
        Assert.Contains(texts, text => text.Contains(First(1), StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains(First(2), StringComparison.Ordinal));
        ProgramRun.Of("verify", space.At("out")).Expect(0);
    }

    [Fact]
    public void Json_lines_come_out_as_they_would_as_parquet()
    {
        using Workspace space = new();
        Seed(space);
        ProgramRun.Of("build", space.Recipe("jsonl", "in/a.jsonl", "write: {format: jsonl}\n" + space.MildRules()), "--out", space.At("lines")).Expect(0);
        ProgramRun.Of("build", space.Recipe("jsonl", "in/a.jsonl", space.MildRules()), "--out", space.At("columns")).Expect(0);
        using Stream stream = CompressedFiles.OpenRead(Directory.GetFiles(space.At("lines/data")).Single());
        using StreamReader reader = new(stream);
        IEnumerable<string> lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!);
        Assert.Equal(Texts(space.At("columns/data")), lines);
    }

    private static string First(int seed) => JapaneseProse.Of(seed).Split('\n')[0];

    private static void Seed(Workspace space)
    {
        string lines = string.Join('\n', new[] { 1, 2 }.Select(seed => JsonSerializer.Serialize(new { id = seed, text = JapaneseProse.Of(seed), url = $"https://example.jp/{seed}" })));
        space.Write("in/a.jsonl", lines);
        space.Write("in/a.jsonl.gz", Workspace.Gzip(Encoding.UTF8.GetBytes(lines)));
        Zstandard(space.At("in/a.jsonl.zst"), Encoding.UTF8.GetBytes(lines));
        space.Write("in/a.txt", JapaneseProse.Of(1));
        space.Write("in/b.md", JapaneseProse.Of(2));
        StringBuilder wet = new();
        StringBuilder warc = new();
        using (ParquetWriter parquet = new(space.At("in/a.parquet"), new ParquetSchema(new ParquetColumn("url", ParquetType.Text), new ParquetColumn("text", ParquetType.Text))))
        {
            foreach (int seed in new[] { 1, 2 })
            {
                string text = JapaneseProse.Of(seed);
                string html = $"<!DOCTYPE html><html lang=\"ja\"><head><title>ページ{seed}</title></head><body><main><p>{text.Replace("\n", "</p>\n<p>", StringComparison.Ordinal)}</p></main></body></html>";
                parquet.Append($"https://example.jp/{seed}");
                parquet.Append(text);
                parquet.EndRow();
                space.Write($"in/pages/{seed}.html", html);
                wet.Append($"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.jp/{seed}\r\nContent-Type: text/plain\r\nContent-Length: {Encoding.UTF8.GetByteCount(text)}\r\n\r\n{text}\r\n\r\n");
                string http = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}";
                warc.Append($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.jp/{seed}\r\nContent-Type: application/http\r\nContent-Length: {Encoding.UTF8.GetByteCount(http)}\r\n\r\n{http}\r\n\r\n");
            }

            parquet.Complete();
        }

        space.Write("in/a.wet.gz", Workspace.Gzip(Encoding.UTF8.GetBytes(wet.ToString())));
        Zstandard(space.At("in/a.warc.zst"), Encoding.UTF8.GetBytes(warc.ToString()));
    }

    private static void Zstandard(string path, byte[] bytes)
    {
        using Tsumugi.Storage.Compression.ZstandardStream stream = new(File.Create(path), System.IO.Compression.CompressionMode.Compress);
        stream.Write(bytes);
    }

    private static IEnumerable<string> Texts(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            using ParquetReader reader = ParquetReader.Open(path, ["text"]);
            while (reader.Read())
            {
                yield return reader.GetString(0);
            }
        }
    }
}
