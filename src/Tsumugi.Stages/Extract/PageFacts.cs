namespace Tsumugi.Stages.Extract;

/// <summary>What a page states about itself in its head and in marked elements; empty where it states nothing.</summary>
internal sealed class PageFacts
{
    private const int MostMarks = 16;

    /// <summary>Gets or sets the text of `title`.</summary>
    public string Title { get; set; } = "";

    public string OpenGraphTitle { get; set; } = "";

    /// <summary>Gets or sets what the page calls its site: og:site_name, application-name.</summary>
    public string SiteName { get; set; } = "";

    public string Author { get; set; } = "";

    public string ArticleAuthor { get; set; } = "";

    public string Creator { get; set; } = "";

    /// <summary>Gets or sets the date of publication as a meta element writes it.</summary>
    public string Published { get; set; } = "";

    public string Modified { get; set; } = "";

    /// <summary>Gets or sets the first `time` element's date.</summary>
    public string Time { get; set; } = "";

    /// <summary>Gets the licence that the page states; empty if none.</summary>
    public string Licence { get; private set; } = "";

    /// <summary>Gets the licences that the page states, if they contradict each other, parted by commas; empty otherwise.</summary>
    public string LicenceConflict { get; private set; } = "";

    /// <summary>Gets or sets the licence of the first link to a deed that does not say `rel=license`.</summary>
    public string LinkedLicence { get; set; } = "";

    public bool LinkedLicencesDiffer { get; set; }

    public string Canonical { get; set; } = "";

    public string OpenGraphUrl { get; set; } = "";

    /// <summary>Gets or sets the address that `base` gives to links.</summary>
    public string Base { get; set; } = "";

    /// <summary>Gets or sets the language of the `html` element.</summary>
    public string Language { get; set; } = "";

    public string ContentLanguage { get; set; } = "";

    public string Locale { get; set; } = "";

    /// <summary>Gets what JSON-LD says.</summary>
    public LinkedFacts Linked { get; } = new();

    /// <summary>Gets the places of the text that class names or `itemprop` call a date or an author.</summary>
    public List<FactMark> Marks { get; } = new(MostMarks);

    /// <summary>Gets a value indicating whether another mark would be noted.</summary>
    public bool WantsMarks => Marks.Count < MostMarks;

    /// <summary>Notes a licence that the page states; a second, different one is a contradiction.</summary>
    public void StateLicence(string licence)
    {
        if (licence.Length == 0 || licence == Licence)
        {
            return;
        }

        if (Licence.Length == 0)
        {
            Licence = licence;
        }
        else if (LicenceConflict.Length < FactText.Longest && !LicenceConflict.Contains(licence, StringComparison.Ordinal))
        {
            LicenceConflict = $"{(LicenceConflict.Length == 0 ? Licence : LicenceConflict)}, {licence}";
        }
    }

    public void Clear()
    {
        Title = OpenGraphTitle = SiteName = Author = ArticleAuthor = Creator = Published = Modified = Time = "";
        Licence = LicenceConflict = LinkedLicence = Canonical = OpenGraphUrl = Base = Language = ContentLanguage = Locale = "";
        LinkedLicencesDiffer = false;
        Linked.Clear();
        Marks.Clear();
    }
}
