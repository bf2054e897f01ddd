using System.Globalization;
using Tsumugi.Cli.Screen;
using Tsumugi.Stages.Compare;
using Tsumugi.Stages.Report;

namespace Tsumugi.Cli.Weighing;

/// <summary>Tells a comparison to a person.</summary>
internal static class CompareText
{
    private const int MostChanges = 20;

    /// <summary>Tells it.</summary>
    public static void Write(Session session, Comparison comparison)
    {
        TextWriter to = session.Out;
        TextTable sides = new("", session.T("documents", "文書"), session.T("kept", "採用"), session.T("bytes", "バイト数"), session.T("letters", "文字数"));
        foreach (ComparedSide side in comparison.Sides)
        {
            sides.Add(side.Name, Numbers.Whole(side.Documents), Numbers.Whole(side.Kept.Documents), Numbers.Bytes(side.Kept.Bytes), Numbers.Whole(side.Kept.Letters));
        }

        sides.Write(to);
        to.WriteLine();
        to.WriteLine(comparison.OfPresets ? session.T("Agreement on which documents pass the rules", "どの文書が規則を通るかの一致") : session.T("Agreement on which documents are in the dataset", "どの文書がデータセットに入るかの一致"));
        TextTable pairs = new("", "", session.T("both", "両方"), session.T("only first", "前者だけ"), session.T("only second", "後者だけ"), session.T("neither", "どちらもなし"), "Jaccard", "κ") { Texts = 2 };
        foreach (Agreement pair in comparison.Agreements)
        {
            pairs.Add(comparison.Sides[pair.First].Name, comparison.Sides[pair.Second].Name, Numbers.Whole(pair.Both), Numbers.Whole(pair.OnlyFirst), Numbers.Whole(pair.OnlySecond), Numbers.Whole(pair.Neither), Share(pair.Jaccard), Share(pair.Kappa));
        }

        pairs.Write(to);
        foreach ((string from, string name, IReadOnlyList<ChangeGroup> groups) in comparison.Changes.Where(change => change.Groups.Count > 0))
        {
            to.WriteLine();
            to.WriteLine(session.T($"Documents that change their fate: {from} → {name}", $"判断が変わる文書: {from} → {name}"));
            WhatIfText.WriteChanges(to, session, groups.Take(MostChanges).Select(group => group.Change));
            if (groups.Count > MostChanges)
            {
                to.WriteLine(session.T($"  and {groups.Count - MostChanges} further kinds of change (`--json` and `--html` show all)", $"  ほかに {groups.Count - MostChanges} 種類の変化があります（`--json` と `--html` ではすべて示します）"));
            }
        }

        WriteSources(session, comparison);
        to.WriteLine();
        to.WriteLine("  " + Verdict(session, comparison));
    }

    private static void WriteSources(Session session, Comparison comparison)
    {
        string[] sources = [.. comparison.Sides.SelectMany(side => side.KeptOfSource.Keys).Distinct().Order(StringComparer.Ordinal)];
        if (sources.Length < 2)
        {
            return;
        }

        session.Out.WriteLine();
        session.Out.WriteLine(session.T("Kept by source", "情報源ごとの採用件数"));
        TextTable table = new([session.T("source", "情報源"), .. comparison.Sides.Select(side => side.Name)]);
        foreach (string source in sources)
        {
            table.Add([source, .. comparison.Sides.Select(side => Numbers.Whole(side.KeptOfSource.GetValueOrDefault(source).Documents))]);
        }

        table.Write(session.Out);
    }

    private static string Verdict(Session session, Comparison comparison)
    {
        if (comparison.Equal)
        {
            return session.T("equal: every document has the same fate", "一致しています。すべての文書の判断が同じです");
        }

        if (!comparison.OfPresets && comparison.Changes.All(change => change.Groups.Count == 0))
        {
            return comparison.OtherSize > 0
                ? session.T($"every document has the same fate, but {Numbers.Whole(comparison.OtherSize)} kept texts have another size", $"判断はすべて同じですが、採用した本文のうち {Numbers.Whole(comparison.OtherSize)} 件の大きさが違います")
                : session.T("every document has the same fate, but the files of the datasets differ", "判断はすべて同じですが、データセットのファイルが違います");
        }

        return session.T("they differ", "違いがあります");
    }

    private static string Share(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);
}
