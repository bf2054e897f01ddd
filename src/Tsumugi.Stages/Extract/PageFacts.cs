namespace Tsumugi.Stages.Extract;

/// <summary>What a page states about itself in its head and in marked elements; empty where it states nothing.</summary>
internal sealed class PageFacts
{
    public string Title { get; set; } = "";

    public string OpenGraphTitle { get; set; } = "";

    public string Author { get; set; } = "";

    public string Published { get; set; } = "";

    public string Time { get; set; } = "";

    public string Licence { get; set; } = "";

    public string LinkedLicence { get; set; } = "";

    public bool LinkedLicencesDiffer { get; set; }

    public string Canonical { get; set; } = "";

    public string Language { get; set; } = "";

    public void Clear()
    {
        Title = OpenGraphTitle = Author = Published = Time = Licence = LinkedLicence = Canonical = Language = "";
        LinkedLicencesDiffer = false;
    }
}
