using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Recipes;

namespace Tsumugi.Cli.Proving;

/// <summary>Prints a result: tables and claims as data, what limits them as words.</summary>
internal static class ProofScreen
{
    /// <summary>Prints.</summary>
    public static void Tell(ProofResult result, Session session)
    {
        Notes(result, session);
        Table(session, ProofTables.ArmHeads(result), 1, ProofTables.Arms(result));
        session.Out.WriteLine();
        Table(session, ProofTables.DomainHeads(result), 2, ProofTables.Domains(result, result.Main, session.Tongue));
        session.Out.WriteLine();
        foreach (Phrase claim in ProofWords.Claims(result))
        {
            session.Out.WriteLine(claim.In(session.Tongue));
        }

        foreach (Phrase limit in ProofWords.Limits(result))
        {
            session.Say($"- {limit.English}", $"- {limit.Japanese}");
        }
    }

    private static void Notes(ProofResult result, Session session)
    {
        if (result.HeldOut.TooSmall.Count > 0)
        {
            string small = string.Join(", ", result.HeldOut.TooSmall);
            session.Say($"too few documents to measure with, left out: {small}", $"文書が少なすぎるため、評価に使いませんでした: {small}");
        }

        if (result.Arms.Bytes < result.Order.Bytes)
        {
            string bytes = Sizes.Format(result.Arms.Bytes);
            session.Say($"every draw has {bytes}, since the smallest dataset has no more", $"いちばん小さいデータセットに合わせて、抽出は {bytes} にしました");
        }

        foreach (ArmScan scan in result.Scans)
        {
            session.Say($"{scan.Arm.Name}: {scan.Documents.Count} documents can be drawn; {scan.HeldOut} are held out, {scan.Resembling} resemble held-out text", $"{scan.Arm.Name}: 抽出できる文書は {scan.Documents.Count} です。{scan.HeldOut} 文書は評価用、{scan.Resembling} 文書は評価用の文書に似ているため除きました");
        }
    }

    private static void Table(Session session, Phrase[] heads, int texts, IEnumerable<string[]> rows)
    {
        TextTable table = new([.. heads.Select(head => head.In(session.Tongue))]) { Texts = texts };
        foreach (string[] row in rows)
        {
            table.Add(row);
        }

        table.Write(session.Out);
    }
}
