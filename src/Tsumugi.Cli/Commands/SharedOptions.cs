using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Recipes;
using Tsumugi.Stages.Measure;
using Tsumugi.Text.Words;

namespace Tsumugi.Cli.Commands;

/// <summary>Options that several commands take, worded once.</summary>
internal static class SharedOptions
{
    private const string WordsOption = "--words";
    private const string RecipeOption = "--recipe";

    /// <summary>`--json`.</summary>
    public static Option<bool> Json(Session session) => new("--json") { Description = session.T("Print JSON for programs", "プログラム向けに JSON で出力します") };

    /// <summary>`--set section.key=value`, several times.</summary>
    public static Option<string[]> Set(Session session) => new("--set")
    {
        Description = session.T("Change the recipe for this run, such as rules.chars.min=300", "この実行だけレシピを変えます（例: rules.chars.min=300）"),
        HelpName = "KEY=VALUE",
        DefaultValueFactory = _ => [],
    };

    /// <summary>`--recipe RECIPE`, for a filter.</summary>
    public static Option<string> Recipe(Session session, string english, string japanese) => new(RecipeOption)
    {
        Description = session.T(english, japanese),
        HelpName = "RECIPE",
        DefaultValueFactory = _ => "",
    };

    /// <summary>Reads the recipe that `--recipe` names, and opens the measures of its models.</summary>
    /// <exception cref="ProblemsException">Everything that is wrong with it.</exception>
    public static (Preset Rules, IReadOnlyList<IMeasure> Models) RulesOf(string recipe)
    {
        string text = PlanMaker.ReadText(recipe);
        Recipe read = PlanMaker.ReadRecipe(text, recipe, Path.GetDirectoryName(Path.GetFullPath(recipe))!, []);
        List<TsumugiException> problems = [];
        IReadOnlyList<MeasureModel> models = new RecipeModels(read, new RecipePlaces(text, recipe, [], Catalogue.Sections), problems).Find();
        return problems.Count == 0 ? (read.Rules, [.. ModelMeasures.Open(models).Select(measure => measure.ForWorker())]) : throw new ProblemsException(problems);
    }

    /// <summary>`--workers N`.</summary>
    public static Option<int> Workers(Session session)
    {
        Option<int> option = new("--workers")
        {
            Description = session.T("Tasks at once; the result is the same for any number (default: one for each processor)", "同時に動かすタスクの数です。結果は数によりません（既定: プロセッサの数）"),
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        option.Validators.Add(result => Check(result, session, () => result.GetValueOrDefault<int>() is >= 1 and <= 4096, "1–4096"));
        return option;
    }

    /// <summary>`--words own|mecab`, the words of the recipe's `measure.words`.</summary>
    public static Option<string> Words(Session session)
    {
        Option<string> option = new(WordsOption)
        {
            Description = session.T("What cuts words: the own segmenter, or MeCab with the dictionary of this machine (default: own)", "単語の分割に使うものです。自前の分割器（own）か、このマシンの辞書を使う MeCab です（既定: own）"),
            HelpName = string.Join('|', MeasureSettings.Choices),
            DefaultValueFactory = _ => MeasureSettings.Own,
        };
        option.AcceptOnlyFromAmong([.. MeasureSettings.Choices]);
        return option;
    }

    /// <summary>Opens the segmenter that `--words` asks for; null for the own one.</summary>
    public static ISegmenter? Segmenter(string words) => MeasureSettings.Open(words, WordsOption);

    /// <summary>Names beside the numbers what cut the words, unless it is the own segmenter.</summary>
    public static void WriteSegmenter(Utf8JsonWriter json, ISegmenter? segmenter)
    {
        if (segmenter is not null)
        {
            json.WriteString("segmenter", segmenter.Name);
        }
    }

    /// <summary>`--memory 8GB`, in bytes.</summary>
    public static Option<string> Memory(Session session, string standard)
    {
        Option<string> option = new("--memory")
        {
            Description = session.T($"Memory to keep to (default: {standard})", $"使うメモリの上限です（既定: {standard}）"),
            HelpName = "SIZE",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result => Check(result, session, () => Sizes.TryParse(result.GetValueOrDefault<string>() ?? "", out long bytes) && bytes >= 256_000_000, "256MB –"));
        return option;
    }

    /// <summary>Reads a size that the validator has let through.</summary>
    public static long Bytes(string size) => Sizes.TryParse(size, out long bytes) ? bytes : 0;

    /// <summary>Reads the address of a server.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="option">The option, for the message.</param>
    /// <exception cref="TsumugiException">TSU2004: it is none.</exception>
    public static Uri Address(string text, string option) => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
        ? address
        : throw new TsumugiException("TSU2004", ExitCode.Usage, option, new Phrase($"found `{text}`, expected an address such as `http://127.0.0.1:8000`", $"`{text}` ではなく、`http://127.0.0.1:8000` のような URL を指定してください"));

    /// <summary>`DIR`, the output folder of a run.</summary>
    public static Argument<string> RunFolder(Session session) => new("DIR") { Description = session.T("The output folder of a run", "実行の出力フォルダです") };

    /// <summary>`FILE…`; standard input when there is none.</summary>
    public static Argument<string[]> Files(Session session) => new("FILE")
    {
        Description = session.T("Files, or - for standard input (the default)", "ファイルです。- は標準入力です（省略時も標準入力）"),
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
    };

    private static void Check(OptionResult result, Session session, Func<bool> holds, string range)
    {
        bool ok;
        try
        {
            ok = holds();
        }
        catch (InvalidOperationException)
        {
            ok = false;
        }

        if (!ok)
        {
            string found = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            result.AddError(session.T($"`{result.Option.Name}` is `{found}`, expected {range}", $"`{result.Option.Name}` が `{found}` です（{range} の値を指定してください）"));
        }
    }

    /// <summary>Reads a share, such as `0.5%` or `0.005`.</summary>
    /// <exception cref="TsumugiException">TSU2004: it is none.</exception>
    public static double Share(string text, string option)
    {
        bool percent = text.EndsWith('%');
        return double.TryParse(percent ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && (value /= percent ? 100 : 1) is >= 0 and < 1
            ? value
            : throw new TsumugiException("TSU2004", ExitCode.Usage, option, new Phrase($"found `{text}`, expected a share such as `0.5%` or `0.005`", $"`{text}` ではなく、`0.5%` や `0.005` のような割合を指定してください"));
    }
}
