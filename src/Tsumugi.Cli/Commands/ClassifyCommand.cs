using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tsumugi.Stages.Measure;
using Tsumugi.Text.Words;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi classify`: trains, applies and tests text classifiers in fastText's format.</summary>
internal static class ClassifyCommand
{
    private const string WordsOption = "--words";

    /// <summary>Creates the command with its parts.</summary>
    public static Command Create(Session session) => new DescribedCommand(
        "classify",
        session.T("Trains, applies and tests text classifiers; fastText's `.bin` and `.ftz` files are read, and what is trained here is read by fastText", "文書の分類器を学習・適用・評価します。fastText の `.bin`・`.ftz` を読み込めます。ここで学習したモデルは fastText でも読めます"),
        "tsumugi classify train labelled.jsonl --out edu.bin",
        "tsumugi classify predict edu.bin pages.jsonl",
        "tsumugi classify test edu.bin held-out.jsonl")
    {
        ClassifyTrainCommand.Create(session),
        ClassifyPredictCommand.Create(session),
        ClassifyTestCommand.Create(session),
    };

    /// <summary>`MODEL`.</summary>
    public static Argument<string> Model(Session session) => new("MODEL") { Description = session.T("A classifier (`.bin` or `.ftz`)", "分類器のファイル（`.bin` か `.ftz`）です") };

    /// <summary>`--plain`.</summary>
    public static Option<bool> Plain(Session session, string english, string japanese) => new("--plain") { Description = session.T(english, japanese) };

    /// <summary>`--words none|own|mecab`.</summary>
    public static Option<string> Words(Session session, string standard)
    {
        string[] choices = [MeasureSettings.None, .. MeasureSettings.Choices];
        Option<string> option = new(WordsOption)
        {
            Description = session.T($"What puts spaces between words before the classifier looks (default: {(standard.Length > 0 ? standard : "as the model was trained")})", $"分類器に渡す前に単語を空白で区切るもの（既定: {(standard.Length > 0 ? standard : "学習時と同じ")}）"),
            HelpName = string.Join('|', choices),
            DefaultValueFactory = _ => standard,
        };
        option.AcceptOnlyFromAmong([.. choices, .. standard.Length == 0 ? [""] : Array.Empty<string>()]);
        return option;
    }

    /// <summary>Opens what `--words` asks for; null for none.</summary>
    /// <param name="choice">`none`, or what cuts words.</param>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU4102: MeCab is asked for, and it is not here.</exception>
    public static ISegmenter? Segmenter(string choice) => MeasureSettings.OpenOrNone(choice, WordsOption);

    /// <summary>An option that is a whole number.</summary>
    public static Option<int> Whole(Session session, string name, int standard, int least, int most, string english, string japanese)
    {
        Option<int> option = new(name)
        {
            Description = session.T($"{english} ({least}–{most}, default {standard})", $"{japanese}（{least}–{most}、既定 {standard}）"),
            HelpName = "N",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result => Check(result, session, value => int.TryParse(value, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most, $"{least}–{most}"));
        return option;
    }

    /// <summary>An option that is a real number.</summary>
    public static Option<double> Real(Session session, string name, double standard, double least, double most, string english, string japanese)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"{least}–{most}");
        Option<double> option = new(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{session.T(english, japanese)}{session.T($" ({range}, default ", $"（{range}、既定 ")}{standard}{session.T(")", "）")}"),
            HelpName = "N",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result => Check(result, session, value => double.TryParse(value, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most, range));
        return option;
    }

    private static void Check(OptionResult result, Session session, Func<string, bool> holds, string range)
    {
        if (result.Tokens is [{ Value: string found }] && !holds(found))
        {
            result.AddError(session.T($"`{result.Option.Name}` is `{found}`, expected {range}", $"`{result.Option.Name}` が `{found}` です（{range} の値を指定してください）"));
        }
    }
}
