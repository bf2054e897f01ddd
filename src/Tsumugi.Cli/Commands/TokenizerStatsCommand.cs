using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Text;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi tokenizer stats`: how well a tokenizer fits texts.</summary>
internal static class TokenizerStatsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> model = TokenizerCommand.Model(session);
        Argument<string[]> files = SharedOptions.Files(session);
        Option<bool> plain = ClassifyCommand.Plain(session, "Lines are text, not JSON", "入力は JSON ではなく本文の行です");
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "stats",
            session.T("Tells letters per token, the share of tokens that are bytes, and how much of the vocabulary texts use", "1 トークン当たりの文字数、バイトのトークンの割合、語彙のうち使われた割合を示します"),
            "tsumugi tokenizer stats tokenizer.model held-out.jsonl.gz")
        {
            model, files, plain, json,
        };
        command.SetAction(parsed =>
        {
            Tokenizer tokenizer = TokenizerCommand.Open(parsed, model);
            TokenEncoder encoder = tokenizer.CreateEncoder();
            long[] used = new long[tokenizer.VocabularySize];
            long letters = 0, texts = 0;
            List<int> ids = [];
            string[] inputs = parsed.GetRequiredValue(files);
            int exit = parsed.GetValue(plain)
                ? new PlainLines(session, inputs).Run((_, line) => Count(Encoding.UTF8.GetString(line)))
                : new LineFilter(session, inputs).Run(line => Count(line.Text));
            Tell(Figures(tokenizer, used, letters, texts), parsed.GetValue(json), session);
            return exit;

            void Count(string text)
            {
                texts++;
                letters += CodePoints.Count(text);
                ids.Clear();
                encoder.Encode(text.AsSpan(), ids);
                ids.ForEach(id => used[id]++);
            }
        });
        return command;
    }

    private static (string Name, string English, string Japanese, double Value)[] Figures(Tokenizer tokenizer, long[] used, long letters, long texts)
    {
        long tokens = used.Sum(), bytes = Enumerable.Range(0, used.Length).Where(id => tokenizer.Vocabulary.Kind(id) == PieceKind.Byte).Sum(id => used[id]);
        int pieces = Enumerable.Range(0, used.Length).Count(id => tokenizer.Vocabulary.Kind(id) == PieceKind.Normal);
        int met = Enumerable.Range(0, used.Length).Count(id => tokenizer.Vocabulary.Kind(id) == PieceKind.Normal && used[id] > 0);
        return
        [
            ("texts", "texts", "文書", texts),
            ("letters", "letters", "文字", letters),
            ("tokens", "tokens", "トークン", tokens),
            ("letters_per_token", "letters per token", "1 トークン当たりの文字数", Ratio(letters, tokens)),
            ("byte_share", "share of byte tokens", "バイトのトークンの割合", Ratio(bytes, tokens)),
            ("used_share", "share of the vocabulary that is used", "使われた語彙の割合", Ratio(met, pieces)),
        ];
    }

    private static void Tell((string Name, string English, string Japanese, double Value)[] figures, bool asJson, Session session)
    {
        if (asJson)
        {
            using LineOutput output = LineOutput.Standard();
            Utf8JsonWriter json = output.Begin();
            json.WriteNumber("schema_version", 1);
            foreach ((string name, _, _, double value) in figures)
            {
                json.WriteNumber(name, Math.Round(value, 6));
            }

            output.End();
            return;
        }

        Screen.TextTable table = new([session.T("figure", "項目"), session.T("value", "値")]);
        foreach ((_, string english, string japanese, double value) in figures)
        {
            table.Add(session.T(english, japanese), value.ToString(value == Math.Floor(value) && value > 1 ? "N0" : "F4", CultureInfo.InvariantCulture));
        }

        table.Write(session.Out);
    }

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
