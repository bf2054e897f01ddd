using System.Text.Json;
using Tsumugi.Contracts.Messages;
using Tsumugi.Storage.Compression;
using Tsumugi.Storage.Tables;

namespace Tsumugi.Models.Evaluation;

/// <summary>Finds and opens the files of evaluation sets, packed or not.</summary>
internal static class EvaluationFiles
{
    /// <summary>Finds the files of a set in a folder and all folders in it, in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">The beginning of the file's name; with a `/` at its end, of the folder that it lies in.</param>
    public static IReadOnlyList<string> Find(string folder, string pattern)
    {
        bool whole = pattern.EndsWith('/');
        string wanted = pattern.TrimEnd('/');
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => whole
                ? Path.GetFileName(Path.GetDirectoryName(path)) == wanted && path.EndsWith(".csv", StringComparison.Ordinal)
                : Path.GetRelativePath(folder, path).Replace('\\', '/').Split('/') is { } parts && $"{(parts.Length > 1 ? parts[^2] : Path.GetFileName(folder))}/{parts[^1]}".StartsWith(wanted, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads JSON objects: a line each, or one list of them.</summary>
    public static IEnumerable<JsonElement> Objects(string path)
    {
        using StreamReader reader = new(CompressedFiles.OpenRead(path));
        if (reader.Peek() == '[')
        {
            using JsonDocument list = JsonDocument.Parse(reader.ReadToEnd());
            foreach (JsonElement item in list.RootElement.EnumerateArray())
            {
                yield return item;
            }

            yield break;
        }

        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                using JsonDocument item = JsonDocument.Parse(line);
                yield return item.RootElement;
            }
        }
    }

    /// <summary>Reads rows of cells.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(string path, char separator)
    {
        using StreamReader reader = new(CompressedFiles.OpenRead(path));
        DelimitedRows rows = new(separator);
        while (reader.ReadLine() is { } line)
        {
            if (rows.TryTake(line))
            {
                yield return rows.Cells;
            }
        }

        if (rows.TryEnd())
        {
            yield return rows.Cells;
        }
    }

    /// <summary>Makes the error of a set that is not there.</summary>
    public static TsumugiException Missing(EvaluationTask task, string folder) => new(
        "TSU4050",
        ExitCode.InputMissing,
        folder,
        new Phrase($"found no file of `{task.Id}` (`{task.FilePattern}…`)", $"`{task.Id}` のファイル（`{task.FilePattern}…`）がありません"),
        new Phrase($"get it from its makers ({task.Source}) and name the folder with `--data`", $"配布元（{task.Source}）から入手し、`--data` でフォルダを指定してください"));
}
