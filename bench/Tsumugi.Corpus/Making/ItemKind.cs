namespace Tsumugi.Corpus.Making;

/// <summary>What a document of the corpus is to the others.</summary>
public enum ItemKind : byte
{
    /// <summary>A page of the shared data as it is.</summary>
    Original,

    /// <summary>The skeleton of a page with clauses of other pages: a document of its own.</summary>
    New,

    /// <summary>The same bytes as an earlier original or new document under another address.</summary>
    Exact,

    /// <summary>An earlier original or new document with a few sentences dropped, swapped, replaced or their numbers changed.</summary>
    Near,
}
