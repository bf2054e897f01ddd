using System.CommandLine;
using Tsumugi.Cli.Explaining;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi reference-pages`: writes the generated pages of `docs/`; for those who work on the program.</summary>
internal static class ReferencePagesCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> folder = new("DIR") { Description = session.T("The folder of the pages", "ページを書き出すフォルダです") };
        DescribedCommand command = new("reference-pages", session.T("Writes the reference pages of the documentation", "リファレンスのページを書き出します"), "tsumugi reference-pages docs") { folder };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach ((string name, string text) in ReferencePages.All)
            {
                string path = Path.Combine(parsed.GetRequiredValue(folder), name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }

            return 0;
        });
        return command;
    }
}
