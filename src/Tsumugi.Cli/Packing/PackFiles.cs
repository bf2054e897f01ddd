using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Runs;
using Tsumugi.Models.Packing;
using Tsumugi.Storage.Compression;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Cli.Packing;

/// <summary>Finds and reads the documents to be packed: those of a finished run, or of JSON Lines and Parquet files.</summary>
/// <param name="Path">The file.</param>
/// <param name="Clusters">The cluster of each document that has near-duplicates; null where no run tells.</param>
internal sealed record PackFiles(string Path, IReadOnlyDictionary<string, string>? Clusters)
{
    private static readonly string[] Endings = [".parquet", ".jsonl", ".jsonl.gz", ".jsonl.zst"];

    /// <summary>Finds the files of what a person names.</summary>
    /// <exception cref="TsumugiException">TSU4001, TSU4003: it is missing, or nothing in it can be packed.</exception>
    public static IReadOnlyList<PackFiles> Find(IReadOnlyList<string> names)
    {
        List<PackFiles> files = [];
        foreach (string name in names)
        {
            Inputs.Check(name, mayBeFolder: true);
            if (!Directory.Exists(name))
            {
                files.Add(new PackFiles(name, null));
                continue;
            }

            RunFolder run = new(name);
            bool finished = File.Exists(run.ManifestFile);
            IReadOnlyDictionary<string, string>? clusters = finished ? ReadClusters(run) : null;
            string folder = finished ? run.PathOf("data") : name;
            string[] found = [.. Directory.EnumerateFiles(folder).Where(path => Endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
            if (found.Length == 0)
            {
                throw new TsumugiException("TSU4003", ExitCode.InputMissing, folder, new Phrase("found no Parquet or JSON Lines file", "Parquet も JSON Lines もありません"), new Phrase("name the output folder of a finished `tsumugi build`, or files", "完了した `tsumugi build` の出力フォルダか、ファイルを指定してください"));
            }

            files.AddRange(found.Select(path => new PackFiles(path, clusters)));
        }

        return files;
    }

    /// <summary>Reads the documents one by one.</summary>
    /// <exception cref="TsumugiException">TSU4002: the file cannot be read, or has no text.</exception>
    public IEnumerable<PackInput> Documents()
    {
        using IEnumerator<PackInput> documents = (Path.EndsWith(".parquet", StringComparison.Ordinal) ? Table() : Lines()).GetEnumerator();
        while (Moves(documents))
        {
            yield return documents.Current;
        }
    }

    /// <summary>Gets what the names of documents without an id begin with: their place in the file, which says nothing outside of it.</summary>
    public string PlaceMark => System.IO.Path.GetFileName(Path) + ":";

    private static Dictionary<string, string> ReadClusters(RunFolder run)
    {
        Dictionary<string, string> clusters = new(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(run.PathOf("ledger"), "clusters-*.parquet").Order(StringComparer.Ordinal))
        {
            using ParquetReader rows = ParquetReader.Open(path);
            (int id, int cluster) = (rows.Ordinal("id"), rows.Ordinal("cluster"));
            while (rows.Read())
            {
                clusters[rows.GetString(id)] = rows.GetString(cluster);
            }
        }

        return clusters;
    }

    private static readonly string[] Names = ["id", "text", "url", "source", "licence", "title"];

    private IEnumerable<PackInput> Table()
    {
        using ParquetReader rows = ParquetReader.Open(Path);
        int[] columns = [.. Names.Select(name => rows.Columns.Contains(name) ? rows.Ordinal(name) : -1)];
        if (columns[1] < 0)
        {
            throw NoText();
        }

        long number = 0;
        while (rows.Read())
        {
            string At(int column) => columns[column] < 0 || rows.IsNull(columns[column]) ? "" : rows.GetString(columns[column]);
            yield return Of(At(0), At(1), At(2), At(3), At(4), At(5), number++);
        }
    }

    private IEnumerable<PackInput> Lines()
    {
        using StreamReader lines = new(CompressedFiles.OpenRead(Path));
        long number = 0;
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            JsonDocument json;
            try
            {
                json = JsonDocument.Parse(line);
            }
            catch (JsonException)
            {
                throw new TsumugiException("TSU4002", ExitCode.InputMissing, FormattableString.Invariant($"{Path}:{number + 1}"), new Phrase("the line is no JSON object", "行が JSON のオブジェクトではありません"));
            }

            using (json)
            {
                string At(string name) => json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out JsonElement value) ? value.ValueKind == JsonValueKind.String ? JsonStrings.Of(value) : value.ToString() : "";
                if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("text", out _))
                {
                    throw NoText();
                }

                yield return Of(At("id"), At("text"), At("url"), At("source"), At("licence"), At("title"), number++);
            }
        }
    }

    private bool Moves(IEnumerator<PackInput> documents)
    {
        try
        {
            return documents.MoveNext();
        }
        catch (InvalidDataException damaged)
        {
            throw new TsumugiException("TSU4002", ExitCode.InputMissing, Path, new Phrase($"the file cannot be read: {damaged.Message}", $"ファイルを読み込めません: {damaged.Message}"), new Phrase("it is cut, damaged or of another kind; copy it again", "途中で切れているか、壊れているか、別の形式です。もう一度コピーしてください"), damaged);
        }
    }

    private PackInput Of(string id, string text, string url, string source, string licence, string title, long number)
    {
        string name = id.Length > 0 ? id : FormattableString.Invariant($"{PlaceMark}{number}");
        return new PackInput(new PackedDocument(0, name, url, source, licence, title), text, Clusters?.GetValueOrDefault(name) ?? (Clusters is null ? "" : name));
    }

    private TsumugiException NoText() => new("TSU4002", ExitCode.InputMissing, Path, new Phrase("the documents have no `text`", "文書に `text` がありません"));
}
