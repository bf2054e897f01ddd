using System.Globalization;

namespace Tsumugi.Stages.Passages;

/// <summary>The keys and counters by which the stages of the step find each other's work.</summary>
public static class ParagraphFiles
{
    /// <summary>The counter of passages that were counted.</summary>
    public const string UnitsCounter = "paragraphs/units";

    /// <summary>Gets the occurrences of a shard.</summary>
    public static string Units(int shard) => Key($"work/paragraphs/units/{shard:D5}.run");

    /// <summary>Gets the occurrences to be cut that one range of hashes has found, in the order of the corpus.</summary>
    public static string Cuts(int part) => Key($"work/paragraphs/cuts/{part:D5}.run");

    /// <summary>Gets the rows of a shard that are dropped because too little is left, one byte each.</summary>
    public static string Dropped(int shard) => Key($"work/paragraphs/dropped/{shard:D5}.rows");

    /// <summary>Gets the ledger of the frequent passages that one range of hashes has found.</summary>
    public static string Passages(int part) => Key($"ledger/passages-{part:D5}.parquet");

    private static string Key(FormattableString key) => key.ToString(CultureInfo.InvariantCulture);
}
