using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Parquet;
using Tsumugi.Text;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Writes what was rewritten in which document; the removed letters themselves never.</summary>
public sealed class EditLedger : LedgerFile
{
    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("id", ParquetType.Text),
        new ParquetColumn("step", ParquetType.Text),
        new ParquetColumn("field", ParquetType.Text),
        new ParquetColumn("kind", ParquetType.Text),
        new ParquetColumn("start", ParquetType.Long),
        new ParquetColumn("end", ParquetType.Long),
        new ParquetColumn("score", ParquetType.Double),
        new ParquetColumn("parts", ParquetType.Text),
        new ParquetColumn("replacement", ParquetType.Text));

    private readonly string _step;

    /// <summary>Begins the ledger of one task.</summary>
    public EditLedger(ITaskContext task, string key, string step)
        : base(task, key, Schema) => _step = step;

    /// <summary>Adds the edits of one field.</summary>
    /// <param name="id">The document.</param>
    /// <param name="field">`text`, `title`, `url` or `author`.</param>
    /// <param name="edits">The edits, in text order, with spans in the text before them.</param>
    /// <param name="after">The text after them, in which the ledger's spans (UTF-8 bytes) lie.</param>
    public void Add(DocumentId id, string field, IReadOnlyList<TextEdit> edits, ReadOnlySpan<char> after)
    {
        Utf8Offsets offsets = new(after);
        int shift = 0;
        foreach (TextEdit edit in edits)
        {
            int start = edit.Span.Start + shift;
            Row.Append(id.ToString());
            Row.Append(_step);
            Row.Append(field);
            Row.Append(edit.Kind);
            Row.Append(offsets.At(start));
            Row.Append(offsets.At(start + edit.Replacement.Length));
            Row.Append(edit.Score);
            Row.Append(edit.Parts);
            Row.Append(edit.Replacement);
            EndRow();
            shift += edit.Replacement.Length - edit.Span.Length;
        }
    }
}
