using Tsumugi.Text;

namespace Tsumugi.Contracts.Documents;

/// <summary>What is known of one document while a worker carries it through the steps; used again for the next one.</summary>
public sealed class Document
{
    /// <summary>Gets or sets the document's name.</summary>
    public DocumentId Id { get; set; }

    /// <summary>Gets or sets the recipe's name of its source.</summary>
    public string Source { get; set; } = "";

    /// <summary>Gets or sets the file it came from (stable name).</summary>
    public string Path { get; set; } = "";

    /// <summary>Gets or sets its position in that file.</summary>
    public long Offset { get; set; }

    /// <summary>Gets or sets its address; empty if none.</summary>
    public string Url { get; set; } = "";

    /// <summary>Gets or sets its title; empty if none.</summary>
    public string Title { get; set; } = "";

    /// <summary>Gets or sets its author as the page states it; empty if none.</summary>
    public string Author { get; set; } = "";

    /// <summary>Gets or sets its date: the page's own if it states one, in ISO 8601, else the crawl's; empty if neither.</summary>
    public string Date { get; set; } = "";

    /// <summary>Gets or sets its licence: the page's own if it states one, else the source's.</summary>
    public string Licence { get; set; } = "";

    /// <summary>Gets or sets the licences that the page states, parted by commas, if they contradict each other; empty otherwise.</summary>
    public string LicenceConflict { get; set; } = "";

    /// <summary>Gets or sets the address that the page gives itself; empty if none.</summary>
    public string CanonicalUrl { get; set; } = "";

    /// <summary>Gets or sets the language that the page states, as it writes it (`ja`, `ja-JP`, `ja_JP`); empty if none.</summary>
    public string StatedLanguage { get; set; } = "";

    /// <summary>Gets or sets the encoding it was decoded from, by its WHATWG name in lower case (`shift_jis`, `utf-8`).</summary>
    public string Encoding { get; set; } = "";

    /// <summary>Gets or sets its language as ISO 639-1 (`ja`); empty until identified, `und` if undetermined.</summary>
    public string Language { get; set; } = "";

    /// <summary>Gets or sets how sure the identifier is, 0 to 1.</summary>
    public double LanguageConfidence { get; set; }

    /// <summary>Gets the text at its present step.</summary>
    public TextBuffer Text { get; } = new();

    /// <summary>Empties every field and the text.</summary>
    public void Clear()
    {
        Id = default;
        Source = Path = Url = Title = Author = Date = Licence = LicenceConflict = CanonicalUrl = StatedLanguage = Encoding = Language = "";
        Offset = 0;
        LanguageConfidence = 0;
        Text.Clear();
    }
}
