using System.CommandLine;
using System.Globalization;
using System.Text;
using Tsumugi.Cli.Commands;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Engine.Recipes;
using Tsumugi.Engine.Schedulers;
using Tsumugi.Stages.Measure;

namespace Tsumugi.Cli.Explaining;

/// <summary>Writes the reference pages of `docs/` from the cards, so that they can never say anything else than the program.</summary>
internal static class ReferencePages
{
    private const string Note = "<!-- Written by `tsumugi reference-pages docs`. Do not edit. -->\n\n";

    /// <summary>Gets all pages by their path inside `docs/`.</summary>
    public static IReadOnlyDictionary<string, string> All => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["measures.md"] = Measures(),
        ["rules.md"] = PresetPage.Write(Note),
        ["recipe.md"] = RecipeKeys(),
        ["site.md"] = SiteKeys(),
        ["recipe.schema.json"] = RecipeSchema.Write(Catalogue.Sections, Catalogue.SourceKinds),
        ["cli.md"] = CommandLine(Tongue.English),
        ["ja/cli.md"] = CommandLine(Tongue.Japanese),
    };

    private static string Measures()
    {
        StringBuilder page = new(Note + "# Measures / 尺度\n\nOne number each, stored for every document that reaches the end of the first pass. Lengths are Unicode code points unless the card says otherwise.\n");
        foreach (IGrouping<string, MeasureCard> family in MeasureCatalog.All.Select(measure => measure.Card).GroupBy(card => card.Id.Split('/')[0]))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {family.Key}\n");
            foreach (MeasureCard card in family)
            {
                Append(page, card);
                if (card.Cost == Cost.Heavy)
                {
                    page.Append("- cost: heavy, so it is taken only when a rule in force names it or `tsumugi measure --only` does\n");
                }
            }
        }

        page.Append("\n## Models of a recipe / レシピのモデル\n\nA recipe that names models under `models` has these measures besides, with the name that it gives them for `NAME`.\nレシピの `models` に書いたモデルの尺度です。`NAME` はレシピで付けた名前になります。\n");
        foreach (MeasureCard card in MeasureModel.Samples.Select(sample => sample.Card))
        {
            Append(page, card);
        }

        page.Append("\n## Absent signals / 取れない信号\n\nPublished filters use them; here they cannot be taken, and a rule on one of them is skipped and listed as skipped.\n\n| id | what it would be | why it is absent | source |\n|---|---|---|---|\n");
        foreach (AbsentMeasure absent in AbsentMeasures.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{absent.Card.Id}` | {absent.Card.Summary}<br>{absent.Card.SummaryJa} | {absent.Why.English}<br>{absent.Why.Japanese} | {absent.Card.Source} |\n");
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, MeasureCard card)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### `{card.Id}`\n\n{card.Summary}\n{card.SummaryJa}\n\n- formula: {card.Formula}\n- unit: {card.Unit}\n- source: {card.Source}\n");
        if (card.Notes.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"- note: {card.Notes}\n  {card.NotesJa}\n");
        }
    }

    private static string RecipeKeys()
    {
        StringBuilder page = new(Note + "# Keys of a recipe / レシピのキー\n\n`name` and `sources` are required. A source has `name`, `kind` (");
        page.AppendJoin(", ", Catalogue.SourceKinds.Select(kind => $"`{kind}`"));
        page.Append("), `paths`, and optionally `licence`, `rights: {train, redistribute}` and `text-field`.\n`recipe.schema.json` beside this page is the same for editors.\n");
        foreach (SectionCard section in Catalogue.Sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## `{section.Name}`\n\n{section.Summary}\n{section.SummaryJa}\n\n");
            AppendKeys(page, section.Settings, _ => "", section.Named ? "NAME." : "");
        }

        return page.ToString();
    }

    private static string SiteKeys()
    {
        StringBuilder page = new(Note + "# Keys of a site file / サイトファイルのキー\n\nHow jobs are handed to the scheduler of a site: [on a cluster](en/cluster.md), [クラスターで動かす](ja/cluster.md). None is required but those that a scheduler needs.\n");
        page.Append("\n## Of an element / 要素の上限\n\nAt the top for all stages, and under `stages: {NAME: {…}}` for one; `continue` is the job that goes on after a round.\n最上位では全段階の、`stages: {名前: {…}}` の下ではその段階だけの上限です。`continue` は各回の後に続くジョブです。\n\n");
        AppendKeys(page, SiteCards.Limits, _ => "");
        page.Append("\n## Of the run / 実行全体\n\n");
        AppendKeys(page, SiteCards.Site, card => SchedulerCatalog.All.Where(scheduler => scheduler.Unknown.Contains(card.Key)).Select(scheduler => scheduler.Name).ToArray() is { Length: > 0 } others
            ? $" Not for `{string.Join("`, `", others)}`." + (SchedulerCatalog.All.FirstOrDefault(scheduler => scheduler.Needed.Contains(card.Key)) is { } needs ? $" `{needs.Name}` needs it." : "")
            : "");
        return page.ToString();
    }

    private static void AppendKeys(StringBuilder page, IReadOnlyList<SettingCard> cards, Func<SettingCard, string> more, string before = "")
    {
        page.Append("| key | value | default | |\n|---|---|---|---|\n");
        foreach (SettingCard card in cards)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{before}{card.Key}` | {SettingReader.Expected(card).English.Replace("|", "\\|", StringComparison.Ordinal)} | {(card.Default is null ? "" : $"`{card.Default}`")} | {card.Summary}{more(card)}<br>{card.SummaryJa} |\n");
        }
    }

    private static string CommandLine(Tongue tongue)
    {
        using StringWriter page = new() { NewLine = "\n" };
        Session session = new(tongue, page, TextWriter.Null, Interactive: false, Colour: false, CancellationToken.None);
        page.Write(Note + session.T("# The command line\n", "# コマンドライン\n"));
        RootCommand root = CommandTree.Create(session);
        foreach (Command command in root.Subcommands.Where(command => !command.Hidden))
        {
            Write([command.Name]);
            foreach (Command part in command.Subcommands.Where(part => !part.Hidden))
            {
                Write([command.Name, part.Name]);
            }
        }

        return page.ToString();

        void Write(string[] names)
        {
            page.Write($"\n## tsumugi {string.Join(' ', names)}\n\n```text\n");
            root.Parse([.. names, "--help"]).Invoke();
            page.Write("```\n");
        }
    }
}
