namespace Tsumugi.Stages.Dedup.Records;

/// <summary>Reads the records of one run as a part of a larger corpus.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class MovedRecords<T>(IRecordStream<T> records, int shards) : IRecordStream<T>
    where T : struct, ISortedRecord<T>
{
    public bool TryRead(out T record)
    {
        bool read = records.TryRead(out record);
        if (read)
        {
            record = T.Moved(record, shards);
        }

        return read;
    }

    public void Dispose() => records.Dispose();
}
