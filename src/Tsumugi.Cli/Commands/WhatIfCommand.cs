using System.CommandLine;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Weighing;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Recipes;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi whatif`: what other limits would do to a run, answered from its ledgers.</summary>
internal static class WhatIfCommand
{
    private const int UsualSamples = 20;

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> directory = SharedOptions.RunFolder(session);
        Option<string[]> set = new("--set")
        {
            Description = session.T("Another limit, such as rules.chars.min=300, or rules.chars=off; several times", "変えたい限界値です（例: rules.chars.min=300、rules.chars=off）。何度でも書けます"),
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        };
        Option<string> preset = new("--preset") { Description = session.T("Another preset, or the path of a YAML file", "別のプリセットの名前、または YAML ファイルのパスです"), HelpName = "NAME", DefaultValueFactory = _ => "" };
        Option<int> samples = new("--samples") { Description = session.T("Documents to show on each side of each changed limit (default: 20; with --preset 0)", "変えた限界値の両側に示す文書の数です（既定: 20。--preset では 0）"), HelpName = "N", DefaultValueFactory = _ => -1 };
        samples.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: string found }] && !(int.TryParse(found, out int count) && count is >= 0 and <= 1000))
            {
                result.AddError(session.T($"`--samples` is `{found}`, expected 0–1000", $"`--samples` が `{found}` です（0〜1000 の値を指定してください）"));
            }
        });
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "whatif",
            session.T("Predicts what other limits or another preset would do to a built corpus: exact counts in seconds, with the documents around each limit", "別の限界値やプリセットにすると何がどう変わるかを予測します。作成済みのコーパスの台帳から、正確な件数と限界値の前後の文書をすぐに示します"),
            "tsumugi whatif out/web --set rules.chars.min=300",
            "tsumugi whatif out/web --set rules.hiragana.min=0.15 --set rules.ng-words=off --json",
            "tsumugi whatif out/web --preset strict.yaml")
        {
            directory, set, preset, samples, json,
        };
        command.SetAction(parsed =>
        {
            FinishedRun run = FinishedRun.Open(parsed.GetRequiredValue(directory)).OfThisVersion().Alone();
            string other = parsed.GetRequiredValue(preset);
            string[] sets = parsed.GetRequiredValue(set);
            if (other.Length == 0 && sets.Length == 0)
            {
                throw new TsumugiException("TSU2045", ExitCode.Usage, "", new Phrase("found neither `--set` nor `--preset`", "`--set` も `--preset` もありません"), new Phrase("`tsumugi whatif DIR --set rules.chars.min=300`", "`tsumugi whatif フォルダ --set rules.chars.min=300`"));
            }

            Preset rules = RuleChanges.Apply(other.Length > 0 ? RulesCommand.Find(other) : run.Manifest.Rules, sets, Catalogue.Sections);
            int wanted = parsed.GetValue(samples);
            Prediction prediction;
            using (ScanProgress progress = new(session))
            {
                prediction = Prediction.Of(run, rules, other.Length > 0, wanted >= 0 ? wanted : other.Length > 0 ? 0 : UsualSamples, progress.Scanned);
            }

            if (parsed.GetValue(json))
            {
                session.Out.WriteLine(Json.Line(WhatIfJson.Of(prediction)));
            }
            else
            {
                new WhatIfText(session, prediction).Write();
            }

            return 0;
        });
        return command;
    }
}
