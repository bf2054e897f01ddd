namespace Tsumugi.Stages.Extract;

/// <summary>What an element's name, role, class and id say about what it holds.</summary>
[Flags]
internal enum NodeTraits : ushort
{
    None = 0,

    /// <summary>Never shown or never text: script, select, hidden elements.</summary>
    Suppressed = 1,

    /// <summary>The element itself means boilerplate: nav, role=navigation, page footer.</summary>
    Boilerplate = 2,

    /// <summary>Its class or id has a word of boilerplate.</summary>
    NegativeWord = 4,

    /// <summary>Its class or id has a word that is boilerplate only sometimes: `header` may be the headline, `menu` a restaurant's dishes.</summary>
    WeakWord = 8,

    /// <summary>main, role=main, articleBody.</summary>
    Main = 16,

    /// <summary>article.</summary>
    Article = 32,

    /// <summary>Its class or id has a word of content, which many small boxes have too (`text-box`).</summary>
    ContentWord = 64,

    /// <summary>Its class or id is a name of the content as a whole.</summary>
    ContentName = 2048,

    /// <summary>A form, which in old frameworks wraps the whole page.</summary>
    Form = 128,

    /// <summary>header, footer or aside: boilerplate outside, part of an article inside.</summary>
    PageEdge = 256,

    /// <summary>Decided: all below is left out.</summary>
    Dropped = 512,

    /// <summary>Decided: part of the main content.</summary>
    Root = 1024,

    /// <summary>What the selector decides anew at each attempt.</summary>
    Decided = Dropped | Root,
}
