using System.Globalization;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Passages.Records;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Passages;

/// <summary>Writes the frequent passages: how often they stand where, and where first; never their words.</summary>
public sealed class PassageLedger : LedgerFile
{
    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("passage", ParquetType.Text),
        new ParquetColumn("kind", ParquetType.Text),
        new ParquetColumn("occurrences", ParquetType.Long),
        new ParquetColumn("documents", ParquetType.Long),
        new ParquetColumn("hosts", ParquetType.Long),
        new ParquetColumn("first_id", ParquetType.Text),
        new ParquetColumn("first_start", ParquetType.Long),
        new ParquetColumn("first_end", ParquetType.Long));

    /// <summary>Begins the ledger of one range of hashes.</summary>
    public PassageLedger(ITaskContext task, string key)
        : base(task, key, Schema)
    {
    }

    /// <summary>Adds a passage.</summary>
    internal void Add(in FrequentRecord passage, ParagraphUnit unit, DocumentId first)
    {
        Row.Append(string.Create(CultureInfo.InvariantCulture, $"{passage.Key.High:x16}{passage.Key.Low:x8}"));
        Row.Append(Word(unit));
        Row.Append(passage.Occurrences);
        Row.Append(passage.Documents);
        Row.Append(passage.Hosts);
        Row.Append(first.ToString());
        Row.Append(passage.StartBytes);
        Row.Append(passage.EndBytes);
        EndRow();
    }

    /// <summary>Gets the word for a unit in ledgers.</summary>
    internal static string Word(ParagraphUnit unit) => unit == ParagraphUnit.Line ? "line" : "paragraph";
}
