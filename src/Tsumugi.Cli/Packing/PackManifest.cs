using System.Text.Json;
using Tsumugi.Models.Packing;
using Tsumugi.Storage.Files;

namespace Tsumugi.Cli.Packing;

/// <summary>Writes `pack.json`: what packed tokens were made of, and what they are.</summary>
internal static class PackManifest
{
    /// <summary>The name of the file.</summary>
    public const string Name = "pack.json";

    /// <summary>Writes the file when all others are there.</summary>
    public static void Write(string folder, IReadOnlyList<PackFiles> inputs, string tokenizer, int vocabulary, PackSettings settings, IReadOnlyList<PackedSplit> splits)
    {
        string path = Path.Combine(folder, Name);
        string temporary = Path.Combine(folder, $".{Name}.tmp");
        using (FileStream file = new(temporary, FileMode.Create))
        using (Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema_version", 1);
            json.WriteStartObject("tokenizer");
            json.WriteString("file", Path.GetFileName(tokenizer));
            json.WriteString("sha256", FileHash.Sha256(tokenizer));
            json.WriteNumber("vocabulary", vocabulary);
            json.WriteEndObject();
            json.WriteNumber("seed", settings.Seed);
            json.WriteNumber("validation", settings.Validation);
            json.WriteString("split_by", inputs.All(input => input.Clusters is not null) ? "cluster" : inputs.Any(input => input.Clusters is not null) ? "cluster or letters" : "letters");
            json.WriteStartArray("inputs");
            foreach (PackFiles input in inputs)
            {
                WriteFile(json, Path.GetFileName(input.Path), input.Path);
            }

            json.WriteEndArray();
            json.WriteStartArray("splits");
            foreach (PackedSplit split in splits)
            {
                json.WriteStartObject();
                json.WriteString("name", split.Name);
                json.WriteNumber("documents", split.Documents);
                json.WriteNumber("tokens", split.Tokens);
                json.WriteNumber("letters", split.Letters);
                json.WriteNumber("bytes", split.Bytes);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("files");
            foreach (string output in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(output => !Path.GetFileName(output).StartsWith('.')).Order(StringComparer.Ordinal))
            {
                WriteFile(json, Path.GetRelativePath(folder, output).Replace('\\', '/'), output);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        AtomicFile.Publish(temporary, path);
    }

    private static void WriteFile(Utf8JsonWriter json, string name, string path)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteNumber("bytes", new FileInfo(path).Length);
        json.WriteString("sha256", FileHash.Sha256(path));
        json.WriteEndObject();
    }
}
