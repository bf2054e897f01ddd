using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Stages.Read.Sources;

/// <summary>The errors about files that a recipe names.</summary>
internal static class InputProblems
{
    private const int MostNames = 10_000;

    /// <summary>TSU4001: there is no such file or folder.</summary>
    /// <param name="source">The source that names it.</param>
    /// <param name="path">The path as the recipe writes it.</param>
    /// <param name="full">The path on this machine.</param>
    public static TsumugiException Missing(SourceSettings source, string path, string full)
    {
        string missing = full;
        string? folder = Path.GetDirectoryName(full);
        while (folder is not null && !Directory.Exists(folder))
        {
            missing = folder;
            folder = Path.GetDirectoryName(folder);
        }

        string? nearest = folder is null ? null : NearestName.To(Path.GetFileName(missing), Names(folder));
        Phrase hint = nearest is null
            ? new Phrase("paths are relative to the recipe's folder", "パスはレシピのあるフォルダーからの相対パスです")
            : new Phrase($"did you mean `{nearest}`?", $"`{nearest}` ではありませんか");
        return new TsumugiException(
            "TSU4001",
            ExitCode.InputMissing,
            Place(source),
            new Phrase($"`{path}` does not exist", $"`{path}` がありません"),
            hint);
    }

    /// <summary>TSU4002: a file or folder is there but cannot be read.</summary>
    public static TsumugiException Unreadable(SourceSettings source, string name, Exception problem) => new(
        "TSU4002",
        ExitCode.InputMissing,
        Place(source),
        new Phrase($"`{name}` cannot be read: {Reason(problem).English}", $"`{name}` を読めません: {Reason(problem).Japanese}"),
        new Phrase("check who may read it, and that links lead to something", "読み取り権限とリンク先を確認してください"),
        problem);

    /// <summary>TSU4003: a folder or glob holds nothing for this source.</summary>
    public static TsumugiException Nothing(SourceSettings source, string path, IReadOnlyList<string> endings) => new(
        "TSU4003",
        ExitCode.InputMissing,
        Place(source),
        GlobPattern.IsGlob(path)
            ? new Phrase($"`{path}` matches no file", $"`{path}` に一致するファイルがありません")
            : new Phrase($"the folder `{path}` holds no file for the kind `{source.Kind}`", $"フォルダー `{path}` に種類 `{source.Kind}` のファイルがありません"),
        new Phrase($"in folders, files of this kind end in {Endings(endings)}", $"フォルダーからは次の語尾のファイルを読みます: {Endings(endings)}"));

    /// <summary>Tries to open a file; null if that works.</summary>
    public static Exception? WhyUnreadable(string path)
    {
        try
        {
            using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(path);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return problem;
        }
    }

    private static string Place(SourceSettings source) => $"source `{source.Name}`";

    private static string Endings(IReadOnlyList<string> endings) => string.Join(", ", endings.Select(ending => $"`{ending}`"));

    private static Phrase Reason(Exception problem) => problem switch
    {
        UnauthorizedAccessException => new Phrase("permission denied", "権限がありません"),
        FileNotFoundException or DirectoryNotFoundException => new Phrase("it leads to nothing", "リンク先がありません"),
        _ => new Phrase(problem.GetType().Name, problem.GetType().Name),
    };

    private static List<string> Names(string folder)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(folder).Take(MostNames).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal).ToList();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
