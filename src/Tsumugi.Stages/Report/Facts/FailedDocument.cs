namespace Tsumugi.Stages.Report.Facts;

/// <summary>A document that could not be processed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">The file.</param>
/// <param name="Offset">Its place in the file.</param>
/// <param name="Reason">The reason's code.</param>
/// <param name="Detail">Details.</param>
public sealed record FailedDocument(string Id, string Path, long Offset, string Reason, string Detail)
{
    /// <summary>Failed documents that the report lists.</summary>
    public const int Most = 50;

    /// <summary>Reads the first ones from the ledger, in the order of the files.</summary>
    internal static List<FailedDocument> Of(LedgerDatabase ledgers) => ledgers.Read(
        $"""
        SELECT d.id, d.path, d."offset", f.rule, f.detail
        FROM (SELECT id, rule, detail FROM refined WHERE outcome = 'failed') f JOIN documents d ON d.id = f.id
        ORDER BY d.path, d."offset", d.id LIMIT {Most}
        """,
        row => new FailedDocument(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4)));
}
