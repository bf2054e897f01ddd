using System.Globalization;

namespace Tsumugi.Stages.Ledgers;

/// <summary>The names of the files that stages hand to each other and to people; all of them relative to the output folder.</summary>
public static class LedgerKeys
{
    /// <summary>Gets the ids of a shard's stored documents, 16 bytes each, in row order.</summary>
    public static string Ids(int shard) => Key($"work/ids/{shard:D5}.ids");

    /// <summary>Gets which rules the stored documents of a shard fail, see <see cref="Verdicts.VerdictFormat"/>.</summary>
    public static string Verdicts(int shard) => Key($"work/verdicts/{shard:D5}.verdicts");

    /// <summary>Gets the rows of a shard that go into the dataset, one byte each.</summary>
    public static string Keep(int shard) => Key($"work/keep/{shard:D5}.keep");

    /// <summary>Gets one row for every document that a shard held, stored or not.</summary>
    public static string Documents(int shard) => Key($"ledger/documents-{shard:D5}.parquet");

    /// <summary>Gets all measures of a shard's stored documents.</summary>
    public static string Measures(int shard) => Key($"ledger/measures-{shard:D5}.parquet");

    /// <summary>Gets where in the text a failing measure rests, for the rules of the recipe.</summary>
    public static string Spans(int shard) => Key($"ledger/spans-{shard:D5}.parquet");

    /// <summary>Gets the decisions of one stage on a shard's documents.</summary>
    public static string Decisions(string stage, int shard) => Key($"ledger/decisions-{stage}-{shard:D5}.parquet");

    /// <summary>Gets what one stage rewrote.</summary>
    public static string Edits(string stage, int index) => Key($"ledger/edits-{stage}-{index:D5}.parquet");

    /// <summary>Gets the duplicate clusters that a shard's documents belong to.</summary>
    public static string Clusters(int shard) => Key($"ledger/clusters-{shard:D5}.parquet");

    /// <summary>Gets what a run changes about the documents of earlier runs.</summary>
    public static string Earlier(int index) => Key($"ledger/earlier-{index:D5}.parquet");

    private static string Key(FormattableString key) => key.ToString(CultureInfo.InvariantCulture);
}
