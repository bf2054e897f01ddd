using System.Text.Json;
using Tsumugi.Contracts.Messages;
using Tsumugi.Storage.Files;

namespace Tsumugi.Models.Trace;

/// <summary>What an index of training text is made of; the file `trace.json` beside its parts.</summary>
/// <param name="TokensSha256">The SHA-256 of the packed tokens that it belongs to.</param>
/// <param name="Tokens">Their number.</param>
/// <param name="Vocabulary">The number of tokens that exist.</param>
/// <param name="Shards">The parts: first token and number of tokens of each.</param>
internal sealed record TraceManifest(string TokensSha256, long Tokens, int Vocabulary, IReadOnlyList<(long Start, int Count)> Shards)
{
    public const string Name = "trace.json";

    private const int Format = 1;

    /// <summary>Gets the sorted suffixes of a part: i32 places, counted from its first token.</summary>
    public static string OrderName(int shard) => FormattableString.Invariant($"suffixes-{shard:D5}.bin");

    /// <summary>Gets how often each token occurs: i64 for each of the vocabulary.</summary>
    public const string CountsName = "tokens.bin";

    /// <summary>Reads the file of a folder.</summary>
    /// <exception cref="TsumugiException">TSU5401: there is none, or it is broken.</exception>
    public static TraceManifest Read(string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            throw TraceFaults.Broken(path, "it is missing; `tsumugi trace build` makes an index", "ありません。`tsumugi trace build` で索引を作ってください");
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            if (root.GetProperty("format").GetInt32() != Format)
            {
                throw TraceFaults.Broken(path, $"format {root.GetProperty("format").GetInt32()}, expected {Format}", $"形式が {root.GetProperty("format").GetInt32()} です。{Format} でなければなりません");
            }

            (long, int)[] shards = [.. root.GetProperty("shards").EnumerateArray().Select(shard => (shard.GetProperty("start").GetInt64(), shard.GetProperty("tokens").GetInt32()))];
            TraceManifest manifest = new(root.GetProperty("tokens_sha256").GetString()!, root.GetProperty("tokens").GetInt64(), root.GetProperty("vocabulary").GetInt32(), shards);
            return manifest.Holds() ? manifest : throw TraceFaults.Broken(path, "its parts do not make up the tokens", "部分の合計がトークン数と合いません");
        }
        catch (Exception bad) when (bad is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw TraceFaults.Broken(path, bad.Message, bad.Message);
        }
    }

    /// <summary>Writes the file; its name appears when all parts are there.</summary>
    public void Write(string folder)
    {
        string temporary = Path.Combine(folder, "." + Name + ".tmp");
        using (FileStream file = new(temporary, FileMode.Create))
        using (Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("tokens_sha256", TokensSha256);
            json.WriteNumber("tokens", Tokens);
            json.WriteNumber("vocabulary", Vocabulary);
            json.WriteStartArray("shards");
            foreach ((long start, int count) in Shards)
            {
                json.WriteStartObject();
                json.WriteNumber("start", start);
                json.WriteNumber("tokens", count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        AtomicFile.Publish(temporary, Path.Combine(folder, Name));
    }

    private bool Holds()
    {
        long next = 0;
        foreach ((long start, int count) in Shards)
        {
            if (start != next || count <= 0)
            {
                return false;
            }

            next += count;
        }

        return next == Tokens && Vocabulary > 0;
    }
}
