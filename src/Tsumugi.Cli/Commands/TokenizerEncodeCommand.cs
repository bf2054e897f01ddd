using System.CommandLine;
using System.Text;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi tokenizer encode`: texts as numbers.</summary>
internal static class TokenizerEncodeCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> model = TokenizerCommand.Model(session);
        Argument<string[]> files = SharedOptions.Files(session);
        Option<bool> pieces = new("--pieces") { Description = session.T("The pieces as text, too, in `pieces`", "トークンの文字列も `pieces` に出力します") };
        Option<bool> plain = ClassifyCommand.Plain(session, "Lines are texts, not JSON; each gives `{\"line\",…}`", "入力は JSON ではなく、1 行 1 文書の本文です。行ごとに `{\"line\",…}` を出力します");
        DescribedCommand command = new(
            "encode",
            session.T("Adds `tokens`, the ids of its `text`, to each line of JSON Lines; neither begin nor end is added", "`text` を持つ JSON Lines の各行に、トークンの番号 `tokens` を加えます。先頭・末尾の記号は加えません"),
            "tsumugi tokenizer encode tokenizer.model pages.jsonl.gz",
            "echo 東京都に行きました | tsumugi tokenizer encode tokenizer.model --plain --pieces")
        {
            model, files, pieces, plain,
        };
        command.SetAction(parsed =>
        {
            Tokenizer tokenizer = TokenizerCommand.Open(parsed, model);
            TokenEncoder encoder = tokenizer.CreateEncoder();
            bool told = parsed.GetValue(pieces);
            List<int> ids = [];
            using LineOutput output = LineOutput.Standard();
            string[] inputs = parsed.GetRequiredValue(files);
            return parsed.GetValue(plain)
                ? new PlainLines(session, inputs).Run((number, line) =>
                {
                    Utf8JsonWriter json = output.Begin();
                    json.WriteNumber("line", number);
                    Write(json, Encoding.UTF8.GetString(line));
                    output.End();
                })
                : new LineFilter(session, inputs).Run(line =>
                {
                    Write(output.BeginWith(line.Root, "tokens", "pieces"), line.Text);
                    output.End();
                });

            void Write(Utf8JsonWriter json, string text)
            {
                ids.Clear();
                encoder.Encode(text.AsSpan(), ids);
                json.WriteStartArray("tokens");
                ids.ForEach(json.WriteNumberValue);
                json.WriteEndArray();
                if (told)
                {
                    json.WriteStartArray("pieces");
                    ids.ForEach(id => json.WriteStringValue(tokenizer.PieceText(id)));
                    json.WriteEndArray();
                }
            }
        });
        return command;
    }
}
