using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Stages.Decide;

/// <summary>Which rules hold.</summary>
public static class RuleSettings
{
    /// <summary>Gets what a recipe may say.</summary>
    public static SectionCard Card { get; } = new(
        "rules",
        "Which documents are good enough: a preset and the limits that differ from it.",
        "どの文書を採用するかの規則です。プリセットと、そこから変える限界値を書きます。",
        [
            new SettingCard { Key = "preset", Kind = SettingKind.Text, Default = "swallow-v1", Summary = "The name of a preset, or the path of a YAML file.", SummaryJa = "プリセットの名前、または YAML ファイルのパスです。" },
            new SettingCard { Key = "quirks", Kind = SettingKind.Switches, Summary = "Faults of the published code that the preset reproduces: `off` repairs all of them, `{NAME: off}` one.", SummaryJa = "プリセットが再現する公開コードの不具合（癖）です。`off` ですべて直し、`{名前: off}` で一つだけ直します。" },
            new SettingCard { Key = "add", Kind = SettingKind.Rules, Summary = "Rules besides those of the preset, as presets write them (`because` may be left out); they may rest on the measures of `models`.", SummaryJa = "プリセットに加える規則です。書き方はプリセットと同じです（`because` は省略できます）。`models` の尺度も使えます。" },
            new SettingCard { Key = "override", Kind = SettingKind.Overrides, Summary = "Limits by rule: `chars: {min: 300}`, or `off`.", SummaryJa = "規則ごとの限界値です。`chars: {min: 300}` のように書き、`off` で外します。" },
        ]);
}
