using System.Globalization;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Ledgers;

namespace Tsumugi.Stages.Cuts;

/// <summary>The steps between deciding and writing that a recipe may turn on: each looks at the kept documents, cuts stretches out of them or drops them.</summary>
/// <remarks>
/// Each step ends in a stage of its own name with one task a shard, which writes through <see cref="CutWriter"/> and reads, through
/// <see cref="KeptTexts"/>, what the steps before it have left. All places are in the stored text, so the cuts of several steps are simply united.
/// </remarks>
public static class CutSteps
{
    /// <summary>Paragraphs and lines that the corpus repeats.</summary>
    public const string Paragraphs = "paragraphs";

    /// <summary>Passages of any place and length that the corpus repeats.</summary>
    public const string Substrings = "substrings";

    /// <summary>Passages of evaluation sets.</summary>
    public const string Contamination = "contamination";

    /// <summary>Gets all of them, in the order in which a document passes them.</summary>
    public static IReadOnlyList<string> All { get; } = [Paragraphs, Substrings, Contamination];

    /// <summary>Gets the stage whose files say what is kept once these steps are done.</summary>
    /// <param name="done">The steps that are done, in order.</param>
    public static string LastStage(IReadOnlyList<string> done) => done.Count == 0 ? DecideStage.StageName : done[^1];

    /// <summary>Gets what is kept of a shard once these steps are done, one byte a row.</summary>
    internal static string KeepKey(IReadOnlyList<string> done, int shard) => done.Count == 0 ? LedgerKeys.Keep(shard) : Key($"work/keep/{done[^1]}/{shard:D5}.keep");

    /// <summary>Gets the stretches that a step cuts out of a shard's documents.</summary>
    internal static string CutsKey(string step, int shard) => Key($"work/cuts/{step}/{shard:D5}.cuts");

    /// <summary>Gets the UTF-8 bytes of a shard's texts that are kept once these steps are done.</summary>
    internal static long KeptBytes(IRunView run, IReadOnlyList<string> done, int shard) =>
        run.Manifest(LastStage(done), shard).Counters.GetValueOrDefault(done.Count == 0 ? DecideStage.KeptBytesCounter : $"step/{done[^1]}/out/bytes");

    private static string Key(FormattableString key) => key.ToString(CultureInfo.InvariantCulture);
}
