using System.CommandLine;
using System.Globalization;
using System.Text;
using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi tokenizer decode`: numbers as texts.</summary>
internal static class TokenizerDecodeCommand
{
    private static readonly char[] Gaps = [' ', ',', '\t', '[', ']'];

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> model = TokenizerCommand.Model(session);
        Argument<string[]> files = SharedOptions.Files(session);
        DescribedCommand command = new(
            "decode",
            session.T("Prints the text of each line of ids (1 2 3, or [1,2,3])", "トークンの番号の行（1 2 3 または [1,2,3]）を本文に戻します"),
            "echo 512 77 1033 | tsumugi tokenizer decode tokenizer.model")
        {
            model, files,
        };
        command.SetAction(parsed =>
        {
            Tokenizer tokenizer = TokenizerCommand.Open(parsed, model);
            return new PlainLines(session, parsed.GetRequiredValue(files)).Run((number, line) => session.Out.WriteLine(tokenizer.DecodeText(Ids(Encoding.UTF8.GetString(line), number))));
        });
        return command;
    }

    private static int[] Ids(string line, long number)
    {
        string[] words = line.Split(Gaps, StringSplitOptions.RemoveEmptyEntries);
        int[] ids = new int[words.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            if (!int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out ids[i]))
            {
                throw new TsumugiException("TSU5103", ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"{number}"), new Phrase($"found `{words[i]}`, expected the number of a piece", $"`{words[i]}` はトークンの番号ではありません"));
            }
        }

        return ids;
    }
}
