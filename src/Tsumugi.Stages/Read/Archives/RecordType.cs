namespace Tsumugi.Stages.Read.Archives;

/// <summary>What a record of an archive is for.</summary>
internal enum RecordType
{
    /// <summary>Nothing that holds a document: warcinfo, request, metadata, continuation, an unknown type.</summary>
    Other,

    /// <summary>What a server answered.</summary>
    Response,

    /// <summary>A document stored without a server's words around it.</summary>
    Resource,

    /// <summary>A note that the answer was the same as before.</summary>
    Revisit,

    /// <summary>The text of a page, made from it (WET).</summary>
    Conversion,
}
