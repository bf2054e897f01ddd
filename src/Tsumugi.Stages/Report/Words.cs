using Tsumugi.Contracts.Messages;

namespace Tsumugi.Stages.Report;

/// <summary>The words that report and cards have in common.</summary>
internal static class Words
{
    public static Phrase Documents { get; } = new("documents", "文書数");

    public static Phrase Kept { get; } = new("kept", "採用");

    public static Phrase Dropped { get; } = new("dropped", "除外");

    public static Phrase Merged { get; } = new("merged", "統合");

    public static Phrase Failed { get; } = new("failed", "失敗");

    public static Phrase KeptBytes { get; } = new("kept bytes", "採用バイト数");

    public static Phrase Unknown { get; } = new("unknown", "不明");

    /// <summary>Gets what a segmenter is called.</summary>
    public static Phrase Segmenter(string name) => name == Measure.MeasureSettings.Own ? new("own (built in)", "own（内蔵の分割器）") : new(name, name);

    /// <summary>Gets what a step of the funnel is called.</summary>
    public static Phrase Step(string step) => step switch
    {
        "read" => new("Read", "読み込み"),
        "decode" => new("Decode", "文字コードの変換"),
        "extract" => new("Extract", "本文の抽出"),
        "identify" => new("Identify language", "言語の判定"),
        "scrub" => new("Scrub", "個人番号の削除"),
        "rules" => new("Rules", "品質の規則"),
        "dedup" => new("Deduplicate", "重複の統合"),
        Cuts.CutSteps.Paragraphs => new("Repeated paragraphs", "繰り返される段落"),
        Cuts.CutSteps.Substrings => new("Repeated passages", "繰り返される文字列"),
        Cuts.CutSteps.Contamination => new("Evaluation sets", "評価データの混入"),
        "write" => new("Write", "書き出し"),
        _ => new(step, step),
    };

    /// <summary>Gets what a step of the funnel does, in one sentence.</summary>
    public static Phrase StepSentence(string step) => step switch
    {
        "read" => new("takes records out of the source files; what is no page ends here", "入力ファイルからレコードを取り出します。ページでないものはここで終わります。"),
        "decode" => new("turns bytes into letters", "バイト列を文字に変換します。"),
        "extract" => new("takes the main text out of pages", "ページから本文を取り出します。"),
        "identify" => new("tells the language and leaves out the ones not wanted", "言語を判定し、対象外の言語を除きます。"),
        "scrub" => new("destroys what must never reach a disk (My Numbers)", "ディスクに書いてはならないもの（個人番号）を消します。"),
        "rules" => new("holds every document against the rules of the recipe", "レシピの規則に照らします。"),
        "dedup" => new("folds documents that say the same into one", "同じ内容の文書を一つにまとめます。"),
        Cuts.CutSteps.Paragraphs => new("cuts paragraphs and lines that many documents repeat", "多くの文書に繰り返し現れる段落や行を取り除きます。"),
        Cuts.CutSteps.Substrings => new("cuts long passages that stand elsewhere in the corpus", "コーパスの別の場所にもある長い文字列を取り除きます。"),
        Cuts.CutSteps.Contamination => new("looks for the items of evaluation sets", "評価データの設問が含まれていないかを調べます。"),
        "write" => new("masks personal data and writes the dataset", "個人情報を伏せ、データセットを書き出します。"),
        _ => new("", ""),
    };

    /// <summary>Gets the word for an answer of a recipe about rights.</summary>
    public static Phrase Right(string answer) => answer switch
    {
        "yes" => new("yes", "可"),
        "no" => new("no", "不可"),
        _ => new("unknown", "不明（未確認）"),
    };

    /// <summary>Gets the limits of a rule in one line: `≥ 20, ≤ 90`.</summary>
    public static string Limits(Contracts.Rules.Rule rule)
    {
        string min = rule.Min is { } low ? $"{(rule.MinExclusive ? ">" : "≥")} {Numbers.Limit(low)}" : "";
        string max = rule.Max is { } high ? $"{(rule.MaxExclusive ? "<" : "≤")} {Numbers.Limit(high)}" : "";
        return min.Length > 0 && max.Length > 0 ? $"{min}, {max}" : min + max;
    }

    /// <summary>Gets what counts for a number of a unit.</summary>
    public static Phrase Unit(Contracts.Measures.Unit unit) => unit switch
    {
        Contracts.Measures.Unit.Ratio => new("share, 0 to 1", "割合（0〜1）"),
        Contracts.Measures.Unit.Letters => new("letters", "文字"),
        Contracts.Measures.Unit.Bytes => new("bytes", "バイト"),
        Contracts.Measures.Unit.LettersEach => new("letters each", "一つあたりの文字数"),
        Contracts.Measures.Unit.Quotient => new("quotient", "比"),
        Contracts.Measures.Unit.Score => new("score", "スコア"),
        Contracts.Measures.Unit.BitsEach => new("bits per letter", "1 文字あたりのビット数"),
        _ => new("count", "個数"),
    };
}
