using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report;

/// <summary>How the search for evaluation sets is told in report and cards.</summary>
internal static class ContaminationWords
{
    /// <summary>Says how items were looked for.</summary>
    public static Phrase Method(Settings settings)
    {
        string run = settings.Text("ngram");
        string whole = settings.Text("min-whole");
        string coverage = settings.Text("min-coverage");
        return new Phrase(
            $"A document holds an item if it has at least {coverage} of the letters of one of its texts, in runs of {run} letters or more (width, white space and punctuation variants folded away); an item whose texts are all shorter is looked for by the longest of them as a whole, from {whole} letters on.",
            $"設問のどれかの文について、その文字の {coverage} 以上が {run} 文字以上の並びとして文書にあれば、設問を含むとみなします（全角・半角、空白、句読点の揺れは無視）。どの文もこれより短い設問は、最も長い文の全体一致（{whole} 文字以上）で調べます。");
    }

    /// <summary>Says what became of the documents.</summary>
    public static Phrase Action(Settings settings) => settings.Text("action") switch
    {
        "cut" => new("What they share was cut out of the documents.", "共通する部分は文書から取り除きました。"),
        "drop" => new("Such documents were dropped.", "そのような文書は除外しました。"),
        _ => new("Such documents were left as they are.", "そのような文書はそのまま残しています。"),
    };

    /// <summary>Says which items could not be looked for; null if all were.</summary>
    public static Phrase? Unchecked(EvaluationSetFacts set)
    {
        if (set.Checked == set.Items && set.Unread == 0)
        {
            return null;
        }

        string unread = set.Unread > 0 ? $"; {Numbers.Whole(set.Unread)} pieces of the files could not be read" : "";
        string unreadJa = set.Unread > 0 ? $"、ファイルの読めない箇所 {Numbers.Whole(set.Unread)} 件" : "";
        return new Phrase(
            $"not checked: {Numbers.Whole(set.TooShort)} items that are too short, {Numbers.Whole(set.Template)} of template only{unread}",
            $"調べていないもの: 短すぎる設問 {Numbers.Whole(set.TooShort)} 件、定型文だけの設問 {Numbers.Whole(set.Template)} 件{unreadJa}");
    }
}
