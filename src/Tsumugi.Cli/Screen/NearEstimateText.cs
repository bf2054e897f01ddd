using System.Globalization;
using System.Text.Json.Nodes;
using Tsumugi.Cli.Wiring;
using Tsumugi.Stages.Dedup;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Cli.Screen;

/// <summary>Shows what the bands of a recipe will find, for people and for programs.</summary>
internal static class NearEstimateText
{
    private const int LabelColumns = 12;

    /// <summary>Prints a few lines.</summary>
    public static void Print(NearEstimate? near, Session session)
    {
        if (near is null)
        {
            session.Out.WriteLine(session.T("  near duplicates: not looked for", "  近似重複: 探しません"));
            return;
        }

        DedupSettings settings = near.Settings;
        string limit = Plain(settings.Jaccard);
        bool words = settings.Unit == ShingleUnit.Words;
        string chosen = near.Written ? session.T("as the recipe says", "レシピの指定") : session.T($"chosen for a recall of at least {Plain(BandPlan.LeastRecall)} at the limit", $"限界値での再現率が {Plain(BandPlan.LeastRecall)} 以上になるよう選択");
        session.Out.WriteLine(session.T($"  near duplicates: Jaccard ≥ {limit} of runs of {settings.Size} {(words ? "words" : "letters")}, {near.Bands.Bands} bands × {near.Bands.Rows} rows, {chosen}", $"  近似重複: {settings.Size} {(words ? "語" : "文字")}の並びの Jaccard ≥ {limit}、{near.Bands.Bands} バンド × {near.Bands.Rows} 行（{chosen}）"));
        Row(session, session.T("similarity", "類似度"), near.Curve.Select(point => point.Jaccard.ToString("0.00", CultureInfo.InvariantCulture)));
        Row(session, session.T("found", "検出率"), near.Curve.Select(point => Share(point.Found)));
        session.Out.WriteLine(session.T($"    at the limit {Share(near.RecallAtLimit)} are found; unlike candidates are refused when verified; pairs of unrelated documents to expect among them: {Amount(near.FalseCandidates)} here, {Amount(near.FalseCandidatesAtScale)} a document among 10⁹", $"    限界値での検出率 {Share(near.RecallAtLimit)}。似ていない候補は検証で退けます（そのうち無関係な文書の組の期待値は、このコーパスで {Amount(near.FalseCandidates)}、10⁹ 文書のコーパスで 1 文書あたり {Amount(near.FalseCandidatesAtScale)}）"));
        if (near.RecallAtLimit < BandPlan.LeastRecall)
        {
            session.Out.WriteLine(session.T($"    these bands miss {Share(1 - near.RecallAtLimit)} of the pairs at the limit", $"    このバンドでは、限界値ちょうどの組の {Share(1 - near.RecallAtLimit)} を見逃します"));
        }

        PrintContained(near, session);
    }

    /// <summary>Gives the same as an object; null if near duplicates are not looked for.</summary>
    public static JsonObject? ToJson(NearEstimate? near) => near is null ? null : new JsonObject
    {
        ["unit"] = near.Settings.Unit == ShingleUnit.Words ? "words" : "letters",
        ["size"] = near.Settings.Size,
        ["jaccard"] = near.Settings.Jaccard,
        ["verify"] = near.Settings.Verify,
        ["bands"] = near.Bands.Bands,
        ["rows"] = near.Bands.Rows,
        ["chosen_by"] = near.Written ? "recipe" : "jaccard",
        ["recall_at_limit"] = Math.Round(near.RecallAtLimit, 6),
        ["curve"] = new JsonArray([.. near.Curve.Select(point => new JsonObject { ["jaccard"] = point.Jaccard, ["found"] = Math.Round(point.Found, 6) })]),
        ["false_candidates"] = near.FalseCandidates,
        ["false_candidates_per_document_of_1e9"] = near.FalseCandidatesAtScale,
        ["containment"] = near.Settings.Containment == 0 ? null : near.Settings.Containment,
        ["sure_passage_letters"] = near.Settings.Containment == 0 ? null : PassageSampler.SurePassage,
        ["contained"] = new JsonArray([.. near.Contained.Select(point => new JsonObject { ["times_as_long"] = point.Times, ["jaccard"] = Math.Round(point.Jaccard, 4), ["found_by_bands"] = Math.Round(point.Found, 6) })]),
    };

    private static void PrintContained(NearEstimate near, Session session)
    {
        if (near.Contained.Count == 0)
        {
            return;
        }

        string limit = Plain(near.Settings.Containment);
        session.Out.WriteLine(session.T($"  contained documents: {limit} of their runs in a longer one; surely found through a common passage of {PassageSampler.SurePassage} letters, by bands alone as follows", $"  含まれる文書: 並びの {limit} が、より長い文書にあるもの。{PassageSampler.SurePassage} 文字の共通部分があれば必ず見つかります。バンドだけでは次のとおりです"));
        Row(session, session.T("times as long", "長さの比"), near.Contained.Select(point => Plain(point.Times)));
        Row(session, session.T("similarity", "類似度"), near.Contained.Select(point => point.Jaccard.ToString("0.00", CultureInfo.InvariantCulture)));
        Row(session, session.T("found", "検出率"), near.Contained.Select(point => Share(point.Found)));
    }

    private static void Row(Session session, string label, IEnumerable<string> cells) =>
        session.Out.WriteLine("    " + Columns.Pad(label, LabelColumns) + string.Concat(cells.Select(cell => cell.PadLeft(9))));

    private static string Plain(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Shows a share; nothing short of all is written as 1.</summary>
    private static string Share(double share) => share is < 1 and >= 0.9995 ? (share >= 0.99995 ? ">0.9999" : share.ToString("0.0000", CultureInfo.InvariantCulture)) : share.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Amount(double amount) => amount switch
    {
        0 => "0",
        < 0.001 => "< 0.001",
        < 100 => amount.ToString("0.0##", CultureInfo.InvariantCulture),
        < 1e9 => amount.ToString("N0", CultureInfo.InvariantCulture),
        _ => amount.ToString("0.0e0", CultureInfo.InvariantCulture),
    };
}
