namespace Tsumugi.Stages.Extract;

/// <summary>What the JSON-LD of a page says of the page.</summary>
internal sealed class LinkedFacts
{
    public string Headline { get; set; } = "";

    public string Author { get; set; } = "";

    public string Published { get; set; } = "";

    public string Modified { get; set; } = "";

    public string Licence { get; set; } = "";

    public string Language { get; set; } = "";

    /// <summary>Gets or sets the name of the site or its publisher.</summary>
    public string Site { get; set; } = "";

    public void Clear() => Headline = Author = Published = Modified = Licence = Language = Site = "";
}
