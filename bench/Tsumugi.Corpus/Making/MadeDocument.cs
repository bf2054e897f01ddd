using Tsumugi.Corpus.Sources;
using Tsumugi.Text;

namespace Tsumugi.Corpus.Making;

/// <summary>A document of the corpus and the truth about it; filled again for each one.</summary>
public sealed class MadeDocument
{
    /// <summary>Gets or sets what it is; a copy that could not be changed is <see cref="ItemKind.Exact"/> whatever was planned.</summary>
    public ItemKind Kind { get; set; }

    /// <summary>Gets or sets its address or id.</summary>
    public string Id { get; set; } = "";

    /// <summary>Gets or sets the document that it copies; empty for originals and new ones.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Gets or sets the page whose skeleton, encoding and headers it has.</summary>
    public SourcePage Page { get; set; } = null!;

    /// <summary>Gets or sets the share of the origin's letters in touched sentences.</summary>
    public double Touched { get; set; }

    /// <summary>Gets or sets the true 5-gram Jaccard of all its text to its origin's (for new ones, to the skeleton page's).</summary>
    public double Jaccard { get; set; }

    /// <summary>Gets the body.</summary>
    public ByteBuffer Body { get; } = new();
}
