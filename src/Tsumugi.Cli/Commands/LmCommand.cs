using System.CommandLine;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi lm`: trains and applies n-gram language models over letters.</summary>
internal static class LmCommand
{
    /// <summary>Creates the command with its parts.</summary>
    public static Command Create(Session session) => new DescribedCommand(
        "lm",
        session.T("Trains n-gram language models over letters (interpolated modified Kneser-Ney) and takes the bits of texts; ARPA files are read and written", "文字 n-gram 言語モデル（補間型の修正 Kneser-Ney）を学習し、文書の 1 文字当たりのビット数を測ります。ARPA 形式を読み書きできます"),
        "tsumugi lm train clean.jsonl --out ja.lm",
        "tsumugi lm score ja.lm pages.jsonl")
    {
        LmTrainCommand.Create(session),
        LmScoreCommand.Create(session),
    };
}
