using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Runs;

/// <summary>Looks after the files of an earlier run that a new one reads: they must be there as that run left them.</summary>
public static class EarlierFiles
{
    /// <summary>Gets the folders of intermediates without which nothing can be compared with a run.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["work/pages/", "work/ids/", "work/exact/", "work/bands/", "work/content/", "work/ranks/", "work/exact-pairs/", "work/candidates/", "work/verified/", "work/clusters/"];

    /// <summary>Gives the path of a file.</summary>
    /// <exception cref="TsumugiException">TSU4040: it is missing or has another size.</exception>
    public static string Check(RunFolder folder, TaskOutput output)
    {
        FileInfo file = new(folder.PathOf(output.Key));
        return file.Exists && file.Length == output.Bytes ? file.FullName : throw Missing(folder, output.Key);
    }

    /// <summary>Says that a file is not there.</summary>
    public static TsumugiException Missing(RunFolder folder, string key) => new(
        "TSU4040",
        ExitCode.InputMissing,
        folder.Root,
        new Phrase($"`{key}` of the earlier run is missing or cut, and nothing can be compared with that run without it", $"以前の実行の `{key}` がないか、途中で切れています。これがないと比べられません"),
        new Phrase("the `work` folder of a run must be kept as long as new crawls are made against it; `tsumugi build RECIPE --out DIR` with the recipe of that run makes what is missing", "ある実行に対して新しい収集を比べるあいだは、その実行の `work` フォルダを残しておく必要があります。その実行のレシピで `tsumugi build レシピ --out フォルダ` を実行すると、足りないものが作られます"));
}
