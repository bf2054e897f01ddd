using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>The settings in force, and how anybody can check the dataset.</summary>
internal static class SettingsSection
{
    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        html.Write(
            $"""
            <p>{new Phrase("`manifest.json` beside this folder seals the dataset: it lists every file with its SHA-256 and one root hash over all of them. Two runs with the same root are the same dataset, byte for byte.", "このフォルダの隣の `manifest.json` がデータセットの封印です。全ファイルの SHA-256 と、それらをまとめた一つのルートハッシュを記録しています。ルートハッシュが同じなら、データセットは 1 バイトも違いません。")}</p>
            <pre><code>tsumugi verify DIR
            tsumugi explain DIR --url URL</code></pre>
            <p>{new Phrase("The first checks every file against the manifest and the funnel against arithmetic; the second says why a page is in the dataset, or why not.", "一つ目は全ファイルをマニフェストと、集計を算術と照合します。二つ目は、あるページが採用された理由、または採用されなかった理由を示します。")}</p>
            <details><summary>{new Phrase("settings in force", "有効な設定")}</summary><div class="wide"><table class="rights"><tbody>
            """);
        html.Write($"<tr><th scope=\"row\">{new Phrase("what cut the words", "単語の分割に用いたもの")}</th><td>{Words.Segmenter(facts.WordsBy)}</td></tr>");
        foreach ((string section, Settings settings) in facts.Recipe.Sections.OrderBy(section => section.Key, StringComparer.Ordinal))
        {
            foreach ((string key, IReadOnlyList<string> values) in settings.Values.OrderBy(value => value.Key, StringComparer.Ordinal))
            {
                html.Write($"<tr><th scope=\"row\"><code>{section}.{key}</code></th><td>{HtmlText.Clip(string.Join(", ", values))}</td></tr>");
            }
        }

        html.Write($"</tbody></table></div></details>");
    }
}
