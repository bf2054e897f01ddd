using Tsumugi.Text;

namespace Tsumugi.Contracts.Documents;

/// <summary>One thing that a source held, as read; a reader fills the same object again and again.</summary>
/// <remarks>Buffers are owned by the record and valid until the next read.</remarks>
public sealed class RawRecord
{
    /// <summary>Gets or sets what this is.</summary>
    public RecordKind Kind { get; set; }

    /// <summary>Gets the bytes of a <see cref="RecordKind.Page"/> or <see cref="RecordKind.TextBytes"/> (HTTP body, transfer and content encodings undone).</summary>
    public ByteBuffer Body { get; } = new();

    /// <summary>Gets the letters of a <see cref="RecordKind.Text"/>.</summary>
    public TextBuffer Text { get; } = new();

    /// <summary>Gets or sets the address of the page; empty if there is none.</summary>
    public string Url { get; set; } = "";

    /// <summary>Gets or sets the title, if the source itself has one (JSON Lines, Parquet).</summary>
    public string Title { get; set; } = "";

    /// <summary>Gets or sets the licence of this very record, if the source states one; empty otherwise.</summary>
    public string Licence { get; set; } = "";

    /// <summary>Gets or sets the id that the source gives the record (WARC-Record-ID, JSON `id`); empty if none.</summary>
    public string SourceId { get; set; } = "";

    /// <summary>Gets or sets the media type without parameters, lower case; empty if unknown.</summary>
    public string MediaType { get; set; } = "";

    /// <summary>Gets or sets the charset label of the HTTP header as written; empty if none.</summary>
    public string HttpCharset { get; set; } = "";

    /// <summary>Gets or sets when the record was fetched or published, as the source writes it (ISO 8601 preferred); empty if unknown.</summary>
    public string Date { get; set; } = "";

    /// <summary>Gets or sets the position of the record in its file: byte offset for archives and JSON Lines (compressed offset of the gzip member where there is one), row for Parquet.</summary>
    public long Offset { get; set; }

    /// <summary>Gets or sets the size of the record's payload in bytes (UTF-8 bytes for <see cref="RecordKind.Text"/>; bytes skipped for a <see cref="RecordKind.Fault"/>).</summary>
    public long SizeBytes { get; set; }

    /// <summary>Gets or sets why a <see cref="RecordKind.NotAPage"/> or <see cref="RecordKind.Fault"/> is one: a stable kebab-case code such as `read/truncated-gzip`.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Gets or sets details of the reason for a person, never containing the document's text.</summary>
    public string Detail { get; set; } = "";

    /// <summary>Empties every field and buffer.</summary>
    public void Clear()
    {
        Kind = RecordKind.Page;
        Body.Clear();
        Text.Clear();
        Url = Title = Licence = SourceId = MediaType = HttpCharset = Date = Reason = Detail = "";
        Offset = SizeBytes = 0;
    }
}
