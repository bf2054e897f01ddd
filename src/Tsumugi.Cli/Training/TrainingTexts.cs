using System.CommandLine;
using System.Text;
using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Packing;

namespace Tsumugi.Cli.Training;

/// <summary>Reads the texts of whatever a person names: finished builds, folders, Parquet, JSON Lines, or lines of text.</summary>
/// <param name="session">The session.</param>
/// <param name="names">Files and folders; `-` or none means standard input.</param>
/// <param name="plain">Whether lines are texts themselves.</param>
internal sealed class TrainingTexts(Session session, IReadOnlyList<string> names, bool plain)
{
    /// <summary>`INPUT…`; standard input when there is none.</summary>
    public static Argument<string[]> Files(Session session) => new("INPUT")
    {
        Description = session.T("Output folders of finished builds, folders or files of Parquet or JSON Lines, or - for JSON Lines on standard input (the default)", "完了したビルドの出力フォルダ、または Parquet・JSON Lines のフォルダやファイルです。- は標準入力の JSON Lines です（省略時も標準入力）"),
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
    };

    /// <summary>Hands every text to a step. Lines of JSON Lines without a text are told and counted; a Parquet file without a column `text` is refused.</summary>
    /// <returns>The exit code.</returns>
    public int Run(Action<string> step)
    {
        if (plain)
        {
            return new PlainLines(session, names).Run((_, line) => step(Encoding.UTF8.GetString(line)));
        }

        List<string> lines = [];
        foreach (string name in names)
        {
            if (!Directory.Exists(name) && !name.EndsWith(".parquet", StringComparison.Ordinal))
            {
                lines.Add(name);
                continue;
            }

            foreach (PackFiles file in PackFiles.Find([name]))
            {
                if (!file.Path.EndsWith(".parquet", StringComparison.Ordinal))
                {
                    lines.Add(file.Path);
                    continue;
                }

                foreach (string text in file.Documents().Select(document => document.Text))
                {
                    session.Stopping.ThrowIfCancellationRequested();
                    step(text);
                }
            }
        }

        return names.Count > 0 && lines.Count == 0 ? 0 : new LineFilter(session, lines).Run(line => step(line.Text));
    }
}
