namespace Tsumugi.Stages.Report.Facts;

/// <summary>Where the text of a document is stored, and what it is called.</summary>
/// <param name="Id">The document.</param>
/// <param name="Shard">Its shard.</param>
/// <param name="Row">Its row in the shard's stored documents; negative if it is not stored.</param>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its title.</param>
internal sealed record StoredPlace(string Id, int Shard, long Row, string Url, string Title)
{
    /// <summary>Looks up a few documents by id.</summary>
    public static Dictionary<string, StoredPlace> Of(LedgerDatabase ledgers, IEnumerable<string> ids) => ledgers.Read(
        $"""
        SELECT id, regexp_extract(filename, '([0-9]+)\.parquet$', 1)::INTEGER, row, url, left(title, 1000)
        FROM documents WHERE id IN {LedgerDatabase.List(ids.Where(id => id.Length > 0).Distinct().Order(StringComparer.Ordinal))}
        """,
        row => new StoredPlace(row.GetString(0), (int)row.GetInt64(1), row.GetInt64(2), row.GetString(3), row.GetString(4))).DistinctBy(place => place.Id).ToDictionary(place => place.Id);
}
