using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Read.Lines;

namespace Tsumugi.Cli.Filters;

/// <summary>Opens what a person names on the command line.</summary>
internal static class Inputs
{
    /// <summary>Opens the lines of a file (plain, gzip or zstd) or, for `-`, of standard input.</summary>
    /// <exception cref="TsumugiException">TSU4001 or TSU4002: it is missing or cannot be read.</exception>
    public static LineFeed Lines(string path)
    {
        if (path == "-")
        {
            return new LineFeed(Console.OpenStandardInput());
        }

        Check(path, mayBeFolder: false);
        return new LineFeed(path, 0);
    }

    /// <summary>Opens a file as it lies there, compressed or not.</summary>
    /// <exception cref="TsumugiException">TSU4001 or TSU4002: it is missing or cannot be read.</exception>
    public static FileStream OpenRaw(string path)
    {
        Check(path, mayBeFolder: false);
        return File.OpenRead(path);
    }

    /// <summary>Sees to it that a path can be read.</summary>
    /// <exception cref="TsumugiException">TSU4001 or TSU4002.</exception>
    public static void Check(string path, bool mayBeFolder)
    {
        if (mayBeFolder && Directory.Exists(path))
        {
            return;
        }

        if (!File.Exists(path))
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
            string? near = Directory.Exists(folder) && !Directory.Exists(path) ? NearestName.To(Path.GetFileName(path), Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)) : null;
            throw new TsumugiException(
                "TSU4001",
                ExitCode.InputMissing,
                path,
                Directory.Exists(path) ? new Phrase("found a folder, expected a file", "フォルダです。ファイルを指定してください") : new Phrase("there is no such file", "ファイルがありません"),
                near is null ? default : new Phrase($"did you mean `{Path.Combine(folder, near)}`?", $"`{Path.Combine(folder, near)}` のことではありませんか"));
        }

        try
        {
            using FileStream probe = File.OpenRead(path);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            throw new TsumugiException("TSU4002", ExitCode.InputMissing, path, new Phrase("the file cannot be read", "ファイルを読み込めません"), new Phrase("look at its permissions", "アクセス権を確認してください"), denied);
        }
    }
}
