using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>What deduplication will take, for a plan to print before anything runs.</summary>
/// <param name="RunFileBytes">Sorted signatures on disk until the end of the run: 22 bytes a document and 16 a band.</param>
/// <param name="PairFileBytes">Candidate and verified pairs on disk, at most about.</param>
/// <param name="LinkMemoryBytes">Memory of the last step that grows with the corpus: four bytes and two bits a document.</param>
/// <param name="ReadAndWrittenBytes">Traffic of all steps together, about.</param>
public sealed record DedupCost(long RunFileBytes, long PairFileBytes, long LinkMemoryBytes, long ReadAndWrittenBytes)
{
    /// <summary>Gets what decides between equal ranks, on disk until the end of the run: 28 bytes a document.</summary>
    public long ContentFileBytes { get; init; }

    // Trials on web text gave up to 0.3 pairs per band record; candidates leave out exact duplicates, so curated text gives a tenth of it.
    private const double PairsPerBandRecord = 0.3;

    // Documents lie compressed at a third of their size, and are written once, read by the judging step, and for the most part by verification.
    private const double StoredShare = 0.33;
    private const double TimesMoved = 2.6;

    /// <summary>Estimates the cost.</summary>
    /// <param name="documents">Documents that reach deduplication.</param>
    /// <param name="textBytes">Their text in UTF-8 bytes.</param>
    /// <param name="settings">The section of the recipe.</param>
    public static DedupCost Of(long documents, long textBytes, DedupSettings settings)
    {
        long bandRecords = settings.Near ? documents * settings.Bands.Bands : 0;
        long runs = (settings.Exact ? documents * ExactRecord.Size : 0) + (bandRecords * BandRecord.Size);
        long pairs = (long)(bandRecords * PairsPerBandRecord) * PairRecord.Size;
        long contents = settings.Exact || settings.Near ? documents * ContentRecord.Size : 0;
        long memory = settings.Exact || settings.Near ? (documents * sizeof(uint)) + (documents / 4) : 0;
        double traffic = (settings.Near ? textBytes * StoredShare * TimesMoved : 0) + (2.0 * (runs + contents + pairs));
        return new DedupCost(runs, pairs, memory, (long)traffic) { ContentFileBytes = contents };
    }
}
