using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup;
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
        new ParquetColumn("replacement", ParquetType.Text),
        new ParquetColumn("kept_id", ParquetType.Text),
        new ParquetColumn("kept_start", ParquetType.Long));

    /// <summary>The step of what is only noted.</summary>
    public const string Flag = "flag";

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
            Begin(id, field, edit.Kind, offsets.At(start), offsets.At(start + edit.Replacement.Length));
            End(edit.Score, edit.Parts, edit.Replacement, "", null);
            shift += edit.Replacement.Length - edit.Span.Length;
        }
    }

    /// <summary>Adds stretches that were noted and stay in a text.</summary>
    /// <param name="id">The document.</param>
    /// <param name="flags">The stretches, with spans in the text as it is written; what stands for them is not kept.</param>
    /// <param name="after">That text.</param>
    public void AddFlags(DocumentId id, IEnumerable<TextEdit> flags, ReadOnlySpan<char> after)
    {
        TextEdit[] ordered = [.. flags.OrderBy(flag => flag.Span.Start).ThenBy(flag => flag.Span.End)];
        List<TextSpan> bytes = ByteSpans.Of(after, [.. ordered.Select(flag => flag.Span)]);
        for (int i = 0; i < ordered.Length; i++)
        {
            Begin(id, "text", ordered[i].Kind, bytes[i].Start, bytes[i].End, Flag);
            End(ordered[i].Score, ordered[i].Parts, "", "", null);
        }
    }

    /// <summary>Adds stretches that were cut out of a text.</summary>
    /// <param name="id">The document.</param>
    /// <param name="text">The stored text, in which the ledger's spans (UTF-8 bytes) lie.</param>
    /// <param name="cuts">The cuts, in any order.</param>
    /// <param name="idOf">Gives the id of the document in which the same words stay.</param>
    public void AddCuts(DocumentId id, ReadOnlySpan<char> text, IReadOnlyList<Cut> cuts, Func<DocumentAddress, string> idOf)
    {
        Cut[] ordered = [.. cuts.OrderBy(cut => cut.Span.Start).ThenBy(cut => cut.Span.End)];
        List<TextSpan> bytes = ByteSpans.Of(text, [.. ordered.Select(cut => cut.Span)]);
        for (int i = 0; i < ordered.Length; i++)
        {
            Cut cut = ordered[i];
            Begin(id, "text", cut.Kind, bytes[i].Start, bytes[i].End);
            End(cut.Score, cut.Parts, "", cut.Kept is { } kept ? idOf(kept) : "", cut.Kept is null ? null : cut.KeptStart);
        }
    }

    private void Begin(DocumentId id, string field, string kind, long start, long end, string? step = null)
    {
        Row.Append(id.ToString());
        Row.Append(step ?? _step);
        Row.Append(field);
        Row.Append(kind);
        Row.Append(start);
        Row.Append(end);
    }

    private void End(double score, string parts, string replacement, string keptId, long? keptStart)
    {
        Row.Append(score);
        Row.Append(parts);
        Row.Append(replacement);
        Row.Append(keptId);
        if (keptStart is { } place)
        {
            Row.Append(place);
        }
        else
        {
            Row.AppendNull();
        }

        EndRow();
    }
}
