using System.CommandLine;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi lm`: trains and applies n-gram language models over letters or pieces.</summary>
internal static class LmCommand
{
    /// <summary>Creates the command with its parts.</summary>
    public static Command Create(Session session) => new DescribedCommand(
        "lm",
        session.T("Trains n-gram language models over letters or pieces of a tokenizer (interpolated modified Kneser-Ney) and takes the bits of texts; ARPA files are read and written", "文字またはトークン単位の n-gram 言語モデル（補間型の修正 Kneser-Ney）を学習し、文書の 1 文字当たりのビット数を測ります。ARPA 形式を読み書きできます"),
        "tsumugi lm train clean.jsonl --out ja.lm",
        "tsumugi lm score ja.lm pages.jsonl")
    {
        LmTrainCommand.Create(session),
        LmScoreCommand.Create(session),
    };

    /// <summary>`--tokenizer FILE`.</summary>
    public static Option<string> Tokenizer(Session session, string english, string japanese) => new("--tokenizer")
    {
        Description = session.T(english, japanese),
        HelpName = "FILE",
        DefaultValueFactory = _ => "",
    };

    /// <summary>Opens what `--tokenizer` names; null for letters.</summary>
    public static Tokenizer? Open(string tokenizer) => tokenizer.Length == 0 ? null : Models.Tokenizers.Tokenizer.Load(tokenizer);
}
