namespace Tsumugi.Stages.Extract;

/// <summary>Text of the source that a browser does not show and that never becomes a block.</summary>
internal struct UnshownText
{
    /// <summary>Where in the decoded page it begins, in UTF-16 units.</summary>
    public int SourceStart;

    /// <summary>Behind its last unit in the decoded page; tags may stand between.</summary>
    public int SourceEnd;

    /// <summary>Letters of the source, blanks left out, character references unresolved.</summary>
    public int Letters;

    /// <summary>The outermost element that is not shown.</summary>
    public int Node;
}
