using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Training;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi tokenizer stats`: how well a tokenizer fits texts.</summary>
internal static class TokenizerStatsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> model = TokenizerCommand.Model(session);
        Argument<string[]> files = TrainingTexts.Files(session);
        Option<bool> plain = ClassifyCommand.Plain(session, "Lines are text, not JSON", "入力は JSON ではなく本文の行です");
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "stats",
            session.T("Tells letters per token, in all and for each script, the share of tokens that are bytes, and how much of the vocabulary texts use", "1 トークン当たりの文字数（全体と字種別）、バイトのトークンの割合、語彙のうち使われた割合を示します"),
            "tsumugi tokenizer stats tokenizer.model held-out.jsonl.gz")
        {
            model, files, plain, json,
        };
        command.SetAction(parsed =>
        {
            TokenizerFigures figures = new(TokenizerCommand.Open(parsed, model));
            int exit = new TrainingTexts(session, parsed.GetRequiredValue(files), parsed.GetValue(plain)).Run(figures.Add);
            if (parsed.GetValue(json))
            {
                WriteJson(figures);
            }
            else
            {
                WriteTables(figures, session);
            }

            return exit;
        });
        return command;
    }

    private static (string Name, string English, string Japanese, double Value)[] Whole(TokenizerFigures figures) =>
    [
        ("texts", "texts", "文書", figures.Texts),
        ("letters", "letters", "文字", figures.Letters),
        ("tokens", "tokens", "トークン", figures.Tokens),
        ("letters_per_token", "letters per token", "1 トークン当たりの文字数", figures.LettersPerToken),
        ("byte_share", "share of byte tokens", "バイトのトークンの割合", figures.ByteShare),
        ("used_share", "share of the vocabulary that is used", "使われた語彙の割合", figures.UsedShare),
    ];

    private static void WriteJson(TokenizerFigures figures)
    {
        using LineOutput output = LineOutput.Standard();
        Utf8JsonWriter json = output.Begin();
        json.WriteNumber("schema_version", 1);
        foreach ((string name, _, _, double value) in Whole(figures))
        {
            json.WriteNumber(name, Math.Round(value, 6));
        }

        json.WriteStartArray("scripts");
        foreach (ScriptFigures script in figures.Scripts)
        {
            json.WriteStartObject();
            json.WriteString("script", NameOf(script.Script).English);
            json.WriteNumber("letters", script.Letters);
            json.WriteNumber("tokens", Math.Round(script.Tokens, 6));
            json.WriteNumber("letters_per_token", Math.Round(script.LettersPerToken, 6));
            json.WriteNumber("byte_share", Math.Round(script.ByteShare, 6));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        output.End();
    }

    private static void WriteTables(TokenizerFigures figures, Session session)
    {
        Screen.TextTable table = new([session.T("figure", "項目"), session.T("value", "値")]);
        foreach ((_, string english, string japanese, double value) in Whole(figures))
        {
            table.Add(session.T(english, japanese), Number(value));
        }

        table.Write(session.Out);
        session.Out.WriteLine();
        Screen.TextTable scripts = new([session.T("script", "字種"), session.T("letters", "文字"), session.T("letters per token", "1 トークン当たりの文字数"), session.T("written as bytes", "バイトで書いた割合")]);
        foreach (ScriptFigures script in figures.Scripts)
        {
            (string english, string japanese) = NameOf(script.Script);
            scripts.Add(session.T(english, japanese), script.Letters.ToString("N0", CultureInfo.InvariantCulture), Number(script.LettersPerToken), Number(script.ByteShare));
        }

        scripts.Write(session.Out);
    }

    private static (string English, string Japanese) NameOf(TokenScript script) => script switch
    {
        TokenScript.Kanji => ("kanji", "漢字"),
        TokenScript.Hiragana => ("hiragana", "平仮名"),
        TokenScript.Katakana => ("katakana", "片仮名"),
        TokenScript.Latin => ("latin", "英字"),
        TokenScript.Digit => ("digits", "数字"),
        _ => ("other", "その他"),
    };

    private static string Number(double value) => value.ToString(value == Math.Floor(value) && value > 1 ? "N0" : "F4", CultureInfo.InvariantCulture);
}
