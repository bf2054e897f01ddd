using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Ledgers;

namespace Tsumugi.Stages.Compare;

/// <summary>Compares the fates of all documents of two finished runs.</summary>
/// <remarks>Runs with the same documents in the same places are walked side by side; others are joined by their ledgers, where memory grows with the documents up to the limit and DuckDB then goes to disk.</remarks>
public static class RunComparison
{
    private const int MostGroups = 200;

    /// <summary>Compares.</summary>
    /// <param name="first">The one run.</param>
    /// <param name="second">The other.</param>
    /// <param name="byUrl">Whether documents are the same if their addresses are (the n-th capture of an address with the n-th), rather than source, file and position.</param>
    /// <param name="sameData">Whether the files of both datasets have the same hashes.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="scanned">Hears how many parts of the work are done, and how many there are; from any thread.</param>
    /// <exception cref="TsumugiException">TSU4021: a ledger is missing or damaged.</exception>
    public static Comparison Of(ComparedRun first, ComparedRun second, bool byUrl, bool sameData, int threads, Action<int, int>? scanned = null)
    {
        FateTable table = new();
        bool aligned = !byUrl && AlignedFates.Fit(first, second);
        int shards = aligned ? first.Files.Of("documents").Count : 0;
        if (aligned)
        {
            new AlignedFates(first, second).AddTo(table, threads, (done, _) => scanned?.Invoke(done, shards + LedgerFates.Steps));
        }

        // Documents that ended before they were stored have no row; they are few, or their texts were never measured.
        using LedgerSet ledgers = new(first.Files.Folder, threads);
        int steps = shards;
        new LedgerFates(ledgers, first.Files, second.Files).AddTo(table, byUrl, storedToo: !aligned, () => scanned?.Invoke(++steps, shards + LedgerFates.Steps));
        return new Comparison
        {
            OfPresets = false,
            Sides = [table.Side(first.Name, first: true), table.Side(second.Name, first: false)],
            Agreements = [table.Agreement()],
            Changes = [(first.Name, second.Name, table.Changes(MostGroups))],
            OtherSize = table.OtherSize,
            SameData = sameData,
            EstimatedClusters = 0,
        };
    }
}
