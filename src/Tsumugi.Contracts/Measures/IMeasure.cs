using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Contracts.Measures;

/// <summary>Turns a text into one number.</summary>
/// <remarks>
/// Immutable and shared by all workers, unless <see cref="ForWorker"/> gives each its own; never allocates per document, never throws on any UTF-16, never returns NaN or
/// infinity.
/// </remarks>
public interface IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    MeasureCard Card { get; }

    /// <summary>Gets what one worker measures with: the measure itself, unless it has buffers that it uses again.</summary>
    IMeasure ForWorker() => this;

    /// <summary>Measures one document.</summary>
    double Of(in TextView document);

    /// <summary>Adds the stretches of the text that made the number what it is (the longest sentence, the repeated n-gram …); none if it is spread over the whole text.</summary>
    /// <remarks>Called for documents that a rule drops; may allocate. UTF-16 offsets, at most a handful of spans, in text order.</remarks>
    void Locate(in TextView document, ICollection<TextSpan> spans)
    {
    }
}
