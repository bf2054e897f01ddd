namespace Tsumugi.Stages.Dedup.Records;

/// <summary>Records in rising order, read once from front to back.</summary>
/// <typeparam name="T">The record.</typeparam>
public interface IRecordStream<T> : IDisposable
{
    /// <summary>Reads the next record.</summary>
    /// <returns>False at the end.</returns>
    bool TryRead(out T record);
}
