namespace Tsumugi.Stages.Report.Facts;

/// <summary>How the encoding of decoded pages was found out.</summary>
/// <param name="Encoding">The encoding, by its WHATWG name.</param>
/// <param name="Evidence">What decided: `http`, `meta`, `bytes`, `bytes-unsure` …</param>
/// <param name="Documents">The pages.</param>
/// <param name="Replaced">Byte sequences of them that stand for no letter and became U+FFFD.</param>
public sealed record EncodingEvidence(string Encoding, string Evidence, long Documents, long Replaced)
{
    /// <summary>Reads it from the ledger.</summary>
    internal static List<EncodingEvidence> Of(LedgerDatabase ledgers) => ledgers.Read(
        """
        SELECT split_part(detail, ' by ', 1) AS encoding, split_part(split_part(detail, ' by ', 2), ' (', 1) AS evidence, count(*) AS documents, coalesce(sum(value), 0)::BIGINT
        FROM refined WHERE rule = 'decode/encoding' GROUP BY encoding, evidence ORDER BY documents DESC, encoding, evidence LIMIT 100
        """,
        row => new EncodingEvidence(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)));
}
