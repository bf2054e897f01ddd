using System.CommandLine;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi tokenizer`: trains and applies tokenizers in SentencePiece's format.</summary>
internal static class TokenizerCommand
{
    /// <summary>Creates the command with its parts.</summary>
    public static Command Create(Session session) => new DescribedCommand(
        "tokenizer",
        session.T("Trains tokenizers of byte pairs that SentencePiece and Hugging Face read, and applies these and SentencePiece's own", "バイト対（BPE）のトークナイザーを学習・適用します。SentencePiece と Hugging Face でも読めます。SentencePiece のモデルも使えます"),
        "tsumugi tokenizer train clean.jsonl.gz --size 32000 --out tokenizer.model --hugging-face tokenizer.json",
        "tsumugi tokenizer encode tokenizer.model pages.jsonl",
        "tsumugi tokenizer stats tokenizer.model pages.jsonl")
    {
        TokenizerTrainCommand.Create(session),
        TokenizerEncodeCommand.Create(session),
        TokenizerDecodeCommand.Create(session),
        TokenizerStatsCommand.Create(session),
    };

    /// <summary>`MODEL`.</summary>
    public static Argument<string> Model(Session session) => new("MODEL") { Description = session.T("A tokenizer (`.model` of SentencePiece, or `tokenizer.json`)", "トークナイザーのファイル（SentencePiece の `.model` か `tokenizer.json`）です") };

    /// <summary>Opens the tokenizer of <see cref="Model"/>.</summary>
    public static Tokenizer Open(ParseResult parsed, Argument<string> model) => Tokenizer.Load(parsed.GetRequiredValue(model));
}
