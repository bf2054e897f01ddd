using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Tests.Report;

/// <summary>One document of a hand-made run, and where it ends.</summary>
internal sealed record HandMadeDocument(int Number, string Source, string Url, string Text)
{
    public string Title { get; init; } = "";

    public string Path { get; init; } = "pages/a.warc.gz";

    public string Encoding { get; init; } = "utf-8";

    public string Language { get; init; } = "ja";

    public long RawBytes { get; init; } = 1000;

    /// <summary>The step of the first pass at which it ends; empty if it is stored.</summary>
    public string EndStep { get; init; } = "";

    public string Reason { get; init; } = "";

    public string Detail { get; init; } = "";

    public Outcome End { get; init; }

    /// <summary>Values of the measures, in the order of their cards.</summary>
    public double[] Values { get; init; } = [500, 0.5, 0];

    /// <summary>The first failing measure rests on these UTF-8 bytes.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>The number of the twin into which it is merged.</summary>
    public int? Twin { get; init; }

    /// <summary>The document that names its cluster, and the size of that.</summary>
    public (int First, int Size) Cluster { get; init; }

    public double Jaccard { get; init; } = 1;

    public DocumentId Id => new((UInt128)(uint)Number);

    public bool IsStored => EndStep.Length == 0;

    public long TextBytes => System.Text.Encoding.UTF8.GetByteCount(Text);
}
