namespace Tsumugi.Contracts.Documents;

/// <summary>What a reader found at one place of a source.</summary>
public enum RecordKind
{
    /// <summary>The bytes of a page (HTML or XHTML), still to be decoded and extracted: <see cref="RawRecord.Body"/>.</summary>
    Page,

    /// <summary>The bytes of a text in an unknown encoding (a plain text or Markdown file): <see cref="RawRecord.Body"/>.</summary>
    TextBytes,

    /// <summary>A text that is decoded already (WET, JSON Lines, Parquet): <see cref="RawRecord.Text"/>.</summary>
    Text,

    /// <summary>A response that is no page (image, style sheet, error page); dropped with <see cref="RawRecord.Reason"/>.</summary>
    NotAPage,

    /// <summary>Something unreadable (wrong length, cut archive, broken JSON); failed with <see cref="RawRecord.Reason"/>.</summary>
    Fault,
}
