using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read;

namespace Tsumugi.Fuzz.Targets;

/// <summary>Reads all records of a source and checks what must hold for each.</summary>
internal static class RecordCheck
{
    /// <summary>Gets limits so small that mutations reach them.</summary>
    public static ReadLimits SmallLimits { get; } = new() { RecordBytes = 20_000, BodyBytes = 30_000, HeaderBytes = 4_096, LineBytes = 10_000, FileBytes = 30_000, ResidentBytes = 8_192 };

    /// <summary>Reads a source.</summary>
    /// <param name="reader">The reader, with <see cref="SmallLimits"/>.</param>
    /// <param name="source">What to read.</param>
    /// <param name="mostRecords">More records than this cannot be in so few bytes.</param>
    /// <param name="offsetsGrow">Whether each record stands behind the one before.</param>
    /// <param name="digest">Receives all that was read.</param>
    /// <param name="kinds">Receives which reasons there were.</param>
    public static int Read(IReader reader, SourceFile source, long mostRecords, bool offsetsGrow, ref Digest digest, ref Digest kinds)
    {
        using IRecordReader records = reader.Open(source);
        RawRecord record = new();
        long last = -1;
        long position = 0;
        int count = 0;
        while (records.TryRead(record))
        {
            FindingException.Unless(++count <= mostRecords, $"more than {mostRecords} records");
            FindingException.Unless(record.SizeBytes >= 0, "a negative size");
            FindingException.Unless(!offsetsGrow || record.Offset > last, $"offset {record.Offset} behind {last}");
            FindingException.Unless(records.PositionBytes >= position, $"position {records.PositionBytes} behind {position}");
            FindingException.Unless(record.Body.Length <= SmallLimits.BodyBytes, $"a body of {record.Body.Length} bytes");
            FindingException.Unless(record.Text.Length <= SmallLimits.BodyBytes, $"a text of {record.Text.Length} letters");
            bool hasReason = record.Kind is RecordKind.Fault or RecordKind.NotAPage;
            FindingException.Unless(hasReason == record.Reason.StartsWith("read/", StringComparison.Ordinal), $"{record.Kind} with the reason `{record.Reason}`");
            FindingException.Unless(record.Kind != RecordKind.Fault || record.Body.Length == 0, "a fault with a body");
            last = record.Offset;
            position = records.PositionBytes;
            digest.Add((long)record.Kind);
            digest.Add(record.Offset);
            digest.Add(record.SizeBytes);
            digest.Add(record.Body.Written);
            digest.Add(record.Text.Written);
            digest.Add(record.Url);
            digest.Add(record.Reason);
            kinds.Add((long)record.Kind);
            kinds.Add(record.Reason);
            kinds.AddRoughly(record.Body.Length);
        }

        FindingException.Unless(!records.TryRead(record), "a record behind the last");
        digest.Add(records.SkippedRecords);
        kinds.AddRoughly(records.SkippedRecords);
        return count;
    }
}
