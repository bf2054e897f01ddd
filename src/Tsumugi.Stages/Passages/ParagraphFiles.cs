using System.Globalization;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Stages.Passages;

/// <summary>The keys and counters by which the stages of the step find each other's work.</summary>
public static class ParagraphFiles
{
    /// <summary>The counter of passages that were counted.</summary>
    public const string UnitsCounter = "paragraphs/units";

    /// <summary>Gets the occurrences of a shard that a sweep counts.</summary>
    public static string Units(int sweep, int shard) => Key($"work/paragraphs/units{Suffix(sweep)}/{shard:D5}.run");

    /// <summary>Gets the occurrences of frequent passages that a sweep has found in one range of hashes, in the order of the corpus.</summary>
    public static string Found(int sweep, int part) => Key($"work/paragraphs/found{Suffix(sweep)}/{part:D5}.run");

    /// <summary>Gets the rows of a shard that are dropped because too little is left, one byte each.</summary>
    public static string Dropped(int shard) => Key($"work/paragraphs/dropped/{shard:D5}.rows");

    /// <summary>Gets the ledger of the frequent passages that a sweep has found in one range of hashes.</summary>
    public static string Passages(int sweep, int part) => Key($"ledger/passages{Suffix(sweep)}-{part:D5}.parquet");

    /// <summary>Gets the ledgers of frequent passages of a run whose recipe turned the step on.</summary>
    /// <param name="run">The run.</param>
    /// <param name="sweeps">The sweeps over the corpus, see <see cref="ParagraphSettings.Sweeps"/>.</param>
    public static IEnumerable<string> Passages(IRunView run, int sweeps) => ForEach(run, sweeps, Passages);

    /// <summary>Gets what all sweeps so far have found.</summary>
    internal static IEnumerable<string> Found(IRunView run, int sweeps) => ForEach(run, sweeps, Found);

    /// <summary>Gets what tells the stages and files of a sweep apart; nothing for the first.</summary>
    internal static string Suffix(int sweep) => sweep == 0 ? "" : "-again";

    private static IEnumerable<string> ForEach(IRunView run, int sweeps, Func<int, int, string> key) => Enumerable.Range(0, sweeps).SelectMany(sweep =>
        Enumerable.Range(0, run.CountTasks(ParagraphGroupsStage.NameOf(sweep))).Select(part => key(sweep, part)));

    private static string Key(FormattableString key) => key.ToString(CultureInfo.InvariantCulture);
}
