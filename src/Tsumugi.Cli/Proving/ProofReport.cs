using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Recipes;
using Tsumugi.Models.Proving;
using Tsumugi.Stages.Report.Cards;

namespace Tsumugi.Cli.Proving;

/// <summary>Writes a result as Markdown in one language.</summary>
internal static class ProofReport
{
    /// <summary>Gets the name of the file.</summary>
    public static string NameOf(Tongue tongue) => tongue == Tongue.Japanese ? "report.ja.md" : "report.en.md";

    /// <summary>Writes the report.</summary>
    public static string Of(ProofResult result, Tongue tongue)
    {
        MarkdownWriter to = new(tongue);
        string names = string.Join(", ", result.Arms.Names.Take(result.Scans.Count));
        to.Line($"# {new Phrase("Do the rules help?", "規則は役に立つか")} {names}");
        to.Line();
        foreach (Phrase claim in ProofWords.Claims(result))
        {
            to.Line($"- {claim.In(tongue)}");
        }

        to.Heading("Arms", "アーム");
        Table(to, ProofTables.ArmHeads(result), texts: 1, ProofTables.Arms(result));
        to.Line();
        to.Line($"{new Phrase("Duplicates: bytes of documents whose letters another document before them has. Distinct n-grams and repeated lines: means of the draws, which all have equal bytes. Paired: drawn documents that the draw of the first dataset has, too. Known letters only: the same difference over letters that all arms of a draw contain. Differences below 0 are better.", "重複は、前の文書と同じ文字からなる文書のバイト数です。異なる n-gram と繰り返しの行は、同じバイト数の抽出についての平均です。共通の文書は、抽出した文書のうち、最初のデータセットの抽出にもあるものの割合です。「共通の文字だけ」は、すべてのアームの抽出にある文字だけで測った差です。差は 0 より小さいほどよい値です。")}");
        foreach (InstrumentResult instrument in result.Instruments)
        {
            to.Heading($"By domain: {instrument.Instrument}, {instrument.Measure}", $"分野ごと: {instrument.Instrument}、{instrument.Measure}");
            Table(to, ProofTables.DomainHeads(result), texts: 2, ProofTables.Domains(result, instrument, tongue));
            to.Line();
            to.Line($"{new Phrase("Fewest bits first:", "ビット数の少ない順:")} {string.Join(" < ", instrument.Verdict.Ranking.Select(arm => result.Arms.Names[arm]))}");
        }

        Method(to, result);
        to.Heading("What limits this", "この結果の限界");
        foreach (Phrase limit in ProofWords.Limits(result))
        {
            to.Line($"- {limit.In(tongue).Replace("`", "", StringComparison.Ordinal)}");
        }

        return to.ToString();
    }

    private static void Method(MarkdownWriter to, ProofResult result)
    {
        ProofOrder order = result.Order;
        to.Heading("How it was measured", "測り方");
        (string bytes, string wanted) = (Sizes.Format(result.Arms.Bytes), Sizes.Format(order.Bytes));
        string mix = order.IsSharedMix ? "shared" : "own";
        to.Line($"- {new Phrase("Bytes of each draw:", "抽出ごとのバイト数:")} {bytes} ({new Phrase("wanted:", "指定:")} {wanted}); {new Phrase("draws:", "抽出回数:")} {(long)order.Draws}; {new Phrase("order:", "次数:")} {(long)order.Order}; {new Phrase("mix of sources:", "情報源の割合:")} {mix}; {new Phrase("seed:", "乱数の種:")} {order.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        foreach (ArmScan scan in result.Scans)
        {
            to.Line($"- {scan.Arm.Name}: {new Phrase("held out:", "評価用:")} {scan.HeldOut}; {new Phrase("left out because they resemble held-out text:", "評価用の文書に似ているため除いたもの:")} {scan.Resembling}");
        }

        string noise = $"{NegativeControl.NoiseShare * 100:0} %";
        string boilerplate = $"{NegativeControl.BoilerplateShare * 100:0} %";
        to.Line($"- {new Phrase("Negative controls, made of the first dataset:", "最初のデータセットから作った、わざと悪くした対照:")} {noise} {new Phrase("random kanji,", "の文字を無作為な漢字にしたもの、")} {boilerplate} {new Phrase("of the bytes in lines of boilerplate, letters shuffled within lines", "のバイトを定型文の行にしたもの、行の中で文字を混ぜたもの")}");
        to.Line($"- {new Phrase("Intervals: percentile bootstrap over documents and draws, paired, resamples:", "区間: 文書と抽出についての対応のあるブートストラップ（パーセンタイル法）、再抽出の回数:")} {(long)PairedBootstrap.Resamples}");
    }

    private static void Table(MarkdownWriter to, Phrase[] heads, int texts, IEnumerable<string[]> rows)
    {
        to.Table([.. heads.Select((head, column) => column < texts ? head : new Phrase(">" + head.English, ">" + head.Japanese))]);
        foreach (string[] row in rows)
        {
            to.Row(row);
        }
    }
}
