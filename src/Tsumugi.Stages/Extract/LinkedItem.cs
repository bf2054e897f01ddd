namespace Tsumugi.Stages.Extract;

/// <summary>One object of a page's JSON-LD.</summary>
internal sealed class LinkedItem
{
    /// <summary>Gets or sets how much it is about the page: 3 an article, 2 the page, 1 the site or a maker, 0 something else.</summary>
    public int Rank { get; set; }

    /// <summary>Gets or sets a value indicating whether it is the site itself.</summary>
    public bool IsSite { get; set; }

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Headline { get; set; } = "";

    /// <summary>Gets or sets the names of the authors, or their ids.</summary>
    public string Author { get; set; } = "";

    public string Published { get; set; } = "";

    public string Modified { get; set; } = "";

    public string Licence { get; set; } = "";

    public string Language { get; set; } = "";

    /// <summary>Gets or sets the name of the publisher.</summary>
    public string Publisher { get; set; } = "";
}
