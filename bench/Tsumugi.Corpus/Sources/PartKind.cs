namespace Tsumugi.Corpus.Sources;

/// <summary>What a stretch of a page is to the maker.</summary>
public enum PartKind : byte
{
    /// <summary>Tags, scripts, comments and white space; never changed and not counted as text.</summary>
    Markup,

    /// <summary>A clause that ends a sentence.</summary>
    Stop,

    /// <summary>A clause that ends with a comma.</summary>
    Comma,

    /// <summary>A clause that ends with its text node or line.</summary>
    Open,
}
