using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Evaluation;

namespace Tsumugi.Cli.Proving;

/// <summary>Says what a proof allows to say, and no more.</summary>
internal static class ProofWords
{
    /// <summary>Gets the claims, one for each dataset that is compared with the first and each instrument; of an instrument that is blind, only that nothing follows.</summary>
    public static IReadOnlyList<Phrase> Claims(ProofResult result)
    {
        IEnumerable<InstrumentResult> instruments = result.Instruments.Where(instrument => instrument == result.Main || instrument.Instrument != result.Main.Instrument);
        return [.. instruments.SelectMany(instrument => Claims(result, instrument, instrument == result.Main ? result.Blind : instrument.Verdict.LastOverall ? null : instrument))];
    }

    /// <summary>Gets what limits every claim of this kind.</summary>
    public static IReadOnlyList<Phrase> Limits(ProofResult result)
    {
        List<Phrase> limits =
        [
            new("Bits per character hardly see duplicates: a draw breaks copies apart. Compare the duplicate columns, and prove deduplication by them", "1 文字あたりのビット数では、重複はほとんど見えません。抽出によって写しが離れ離れになるためです。重複除去の効果は、重複の列で確かめてください"),
            new("Inside a domain they mostly measure how much a dataset is like the held-out text; a dataset of nothing but such text wins without being better", "同じ分野の中では、主に評価用の文書との近さを測っています。評価用の文書に似たものだけを集めたデータセットは、質がよくなくても有利になります"),
            new("An interval is 95 % for each arm and domain alone; of twenty such intervals one misses by chance", "区間はアームと分野ごとに 95 % です。20 個あれば、そのうち 1 個は偶然外れます"),
            new("A small instrument ranks datasets as large models do in about four of five pairs at best (DataDecide, arXiv:2504.11393, at 150 million parameters); n-grams were not in that study", "小さな測定でのデータセットの順位が大きなモデルと一致するのは、よくても 5 組のうち 4 組ほどです（DataDecide、arXiv:2504.11393、1.5 億パラメータの場合）。この研究に n-gram は含まれていません"),
        ];
        if (result.HeldOut.IsSplit)
        {
            limits.Add(new Phrase("The held-out text is of the first dataset's sources, and counted are documents that every dataset keeps, in the lines that all have alike; text that no pipeline here has chosen says more: `--heldout NAME=PATH`", "評価用の文書は最初のデータセットの情報源から取り分けたものです。数えるのは、すべてのデータセットに残った文書の、すべてに共通する行だけです。どの処理も選んでいない文書を `--heldout 名前=パス` で指定すると、より確かなことが言えます"));
        }

        if (result.HeldOut.Unmatched.Count > 0)
        {
            string unmatched = string.Join(", ", result.HeldOut.Unmatched);
            limits.Add(new Phrase($"The held-out text has the form of the first dataset, which favours it over {unmatched}: no document of the same id is there", $"評価用の文書は最初のデータセットの形のままで、{unmatched} より有利です（同じ ID の文書がそちらにないためです）"));
        }

        if (!result.Order.IsSharedMix && result.Arms.MixDistance.Any(distance => distance > 0.1))
        {
            limits.Add(new Phrase("The datasets mix their sources differently; `--mix shared` takes that out of the difference", "データセットによって情報源の割合が違います。`--mix shared` を付けると、その影響を除けます"));
        }

        limits.AddRange(result.Instruments.Where(instrument => result.Arms.RandomArm >= 0 && instrument.ToFirst[result.Arms.RandomArm].Mean is ({ Low: > 0 } or { High: < 0 })).Select(instrument => new Phrase(
            $"At {instrument.Setting.English} ({instrument.Measure}) the random part of the first dataset differs from it, which only chance can do: intervals are too narrow there; take more draws",
            $"{instrument.Setting.Japanese}（{instrument.Measure}）では、最初のデータセットの無作為な一部にまで差が出ています。偶然による差なので、区間が狭すぎます。抽出の回数を増やしてください")));
        return limits;
    }

    /// <summary>Writes a difference with its interval.</summary>
    public static string Difference(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Value:+0.0000;-0.0000;0.0000} [{interval.Low:+0.0000;-0.0000;0.0000}, {interval.High:+0.0000;-0.0000;0.0000}]");

    private static IEnumerable<Phrase> Claims(ProofResult result, InstrumentResult instrument, InstrumentResult? blind) => blind is not null
        ? [Void(result, blind)]
        : Enumerable.Range(1, result.Scans.Count - 1).Select(arm => Claim(result, instrument, arm));

    private static Phrase Void(ProofResult result, InstrumentResult blind)
    {
        string order = string.Join(" < ", blind.Verdict.Ranking.Select(arm => result.Arms.Names[arm]));
        int last = blind.Verdict.Ranking.Last(arm => arm < result.Arms.FirstControl);
        int first = blind.Verdict.Ranking.First(arm => arm >= result.Arms.FirstControl);
        (string dataset, string control) = (result.Arms.Names[last], result.Arms.Names[first]);
        return new Phrase(
            $"VOID at {blind.Setting.English}: {dataset} ranks behind {control}, which was made bad on purpose. Either this held-out text cannot show what is bad here, or {dataset} is unlike it; nothing follows from the numbers (fewest bits first: {order})",
            $"無効（{blind.Setting.Japanese.TrimEnd()}）: {dataset} が、わざと悪くした {control} より下になりました。この評価用の文書ではここでのデータの悪さが見えないか、{dataset} が評価用の文書と大きく違うかのどちらかです。数値からは何も結論できません（ビット数の少ない順: {order}）");
    }

    private static Phrase Claim(ProofResult result, InstrumentResult instrument, int arm)
    {
        Interval mean = instrument.ToFirst[arm].Mean;
        (string name, string first) = (result.Arms.Names[arm], result.Arms.Names[0]);
        (int better, int worse, int domains) = (result.Domains(instrument, arm, better: true), result.Domains(instrument, arm, better: false), result.CountedDomains);
        string size = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(mean.Value):0.0000}");
        string interval = string.Create(CultureInfo.InvariantCulture, $"[{mean.Low:+0.0000;-0.0000;0.0000}, {mean.High:+0.0000;-0.0000;0.0000}]");
        (string english, string japanese) = mean.High < 0
            ? ($"lowers bits per character by {size} {interval} against {first}", $"は、{first} と比べて 1 文字あたりのビット数を {size} {interval} 下げます")
            : mean.Low > 0
                ? ($"raises bits per character by {size} {interval} against {first}", $"は、{first} と比べて 1 文字あたりのビット数を {size} {interval} 上げます")
                : ($"cannot be told from {first}: bits per character differ by {Difference(mean)}", $"は、{first} と区別できません（1 文字あたりのビット数の差 {Difference(mean)}）");
        return new Phrase(
            $"At {instrument.Setting.English}, arm {name} {english}; on {better} of {domains} domains the interval is below 0, on {worse} above. Nothing is said about a trained LLM",
            $"{instrument.Setting.Japanese}で、アーム {name} {japanese}。{domains} 分野のうち、区間全体が 0 より下にあるのは {better} 分野、上にあるのは {worse} 分野です。学習した LLM については何も言えません");
    }
}
