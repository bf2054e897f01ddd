using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Storage.Files;

namespace Tsumugi.Stages.Read.Blocking;

/// <summary>Which addresses are left out before anything of their pages is decoded.</summary>
public static class BlockSettings
{
    /// <summary>The name of the section.</summary>
    public const string Section = "block";

    /// <summary>Gets what a recipe may say.</summary>
    public static SectionCard Card { get; } = new(
        Section,
        "Hosts and addresses whose pages are left out before they are decoded.",
        "復号の前に除くホストと URL です。",
        [
            new SettingCard
            {
                Key = "lists",
                Kind = SettingKind.Texts,
                Summary = "Files of hosts and addresses, a line each: `example.jp adult` blocks the host and all below it, `example.jp/path` everything below that path; a second word names the category, `#` begins a remark. Lines of a hosts file (`0.0.0.0 example.jp`) are read, too.",
                SummaryJa = "ホストと URL の一覧のファイルです。1 行に 1 件で、`example.jp adult` はそのホストと配下、`example.jp/path` はその下をすべて除きます。二つ目の語は分類で、`#` 以降は注釈です。hosts ファイルの行（`0.0.0.0 example.jp`）も読めます。",
            },
        ]);

    /// <summary>Finds the files that a recipe names.</summary>
    /// <param name="settings">The section.</param>
    /// <param name="folder">The folder against which relative paths are read.</param>
    /// <param name="problems">Receives TSU4001: a file is missing.</param>
    public static IReadOnlyList<ListFile> Find(Settings settings, string folder, List<TsumugiException> problems)
    {
        List<ListFile> files = [];
        foreach (string name in settings.Texts("lists").Where(name => name.Length > 0))
        {
            string path = Path.GetFullPath(Path.Combine(folder, name));
            if (File.Exists(path))
            {
                files.Add(new ListFile(path, name, new FileInfo(path).Length, FileHash.Sha256(path)));
            }
            else
            {
                problems.Add(new TsumugiException("TSU4001", ExitCode.InputMissing, path, new Phrase($"`block.lists` names a file that does not exist: `{name}`", $"`block.lists` のファイル `{name}` がありません"), new Phrase("relative paths are read from the folder of the recipe", "相対パスはレシピのあるフォルダから読みます")));
            }
        }

        return files;
    }
}
