using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Stages.Dedup.Records;

/// <summary>Publishes record files as outputs of a task.</summary>
internal static class RecordOutput
{
    /// <summary>Writes a stream as an output, leaving out records that equal the one before.</summary>
    /// <returns>The records written.</returns>
    public static long Write<T>(ITaskContext task, string key, IRecordStream<T> sorted)
        where T : struct, ISortedRecord<T>
    {
        using var writer = new RecordFileWriter<T>(task.Output(key));
        T last = default;
        while (sorted.TryRead(out T record))
        {
            if (writer.Records == 0 || record.CompareTo(last) != 0)
            {
                writer.Add(record);
                last = record;
            }

            if ((writer.Records & 0xFFFF) == 0)
            {
                task.Stopping.ThrowIfCancellationRequested();
            }
        }

        writer.Complete();
        task.Records(key, writer.Records);
        return writer.Records;
    }
}
