namespace Tsumugi.Stages.Dedup.Records;

/// <summary>Merges sorted streams into one with a binary heap.</summary>
/// <remarks>Owns its inputs. Equal records come out next to each other; which input they came from does not show.</remarks>
/// <typeparam name="T">The record.</typeparam>
internal sealed class RecordMerge<T> : IRecordStream<T>
    where T : struct, ISortedRecord<T>
{
    /// <summary>Files open at once; more are merged in several passes, for the sake of the limit on open files (often 1,024) and of memory.</summary>
    public const int MaxInputs = 256;

    private readonly IRecordStream<T>[] _inputs;
    private readonly (T Record, int Input)[] _heap;
    private int _count;

    public RecordMerge(IRecordStream<T>[] inputs)
    {
        _inputs = inputs;
        _heap = new (T, int)[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].TryRead(out T record))
            {
                _heap[_count++] = (record, i);
            }
        }

        for (int i = (_count / 2) - 1; i >= 0; i--)
        {
            SiftDown(i);
        }
    }

    /// <summary>Opens the range of many files as one stream, merging in several passes where they are too many.</summary>
    /// <param name="paths">Sorted record files.</param>
    /// <param name="range">The prefixes wanted.</param>
    /// <param name="scratchFolder">Where passes in between are kept.</param>
    /// <param name="stopping">Ends the work early.</param>
    /// <exception cref="InvalidDataException">A file is damaged or of another kind.</exception>
    public static IRecordStream<T> Open(IReadOnlyList<string> paths, PrefixRange range, string scratchFolder, CancellationToken stopping) =>
        Open([.. paths.Select(path => new RecordSource(path))], range, scratchFolder, stopping);

    /// <summary>Opens the range of many files as one stream, each moved to its place in the corpus.</summary>
    /// <exception cref="InvalidDataException">A file is damaged or of another kind.</exception>
    public static IRecordStream<T> Open(IReadOnlyList<RecordSource> paths, PrefixRange range, string scratchFolder, CancellationToken stopping)
    {
        int pass = 0;
        while (paths.Count > MaxInputs)
        {
            var merged = new List<RecordSource>();
            foreach (RecordSource[] group in paths.Chunk(MaxInputs))
            {
                string path = Path.Combine(scratchFolder, $"merge-{T.Kind:x8}-{pass}-{merged.Count}");
                using IRecordStream<T> stream = OpenAll(group, range);
                using var writer = new RecordFileWriter<T>(path);
                while (stream.TryRead(out T record))
                {
                    writer.Add(record);
                }

                writer.Complete();
                merged.Add(new RecordSource(path));
                stopping.ThrowIfCancellationRequested();
            }

            paths = merged;
            pass++;
        }

        return OpenAll(paths, range);
    }

    public bool TryRead(out T record)
    {
        if (_count == 0)
        {
            record = default;
            return false;
        }

        (record, int input) = _heap[0];
        if (_inputs[input].TryRead(out T next))
        {
            _heap[0] = (next, input);
        }
        else
        {
            _heap[0] = _heap[--_count];
        }

        SiftDown(0);
        return true;
    }

    public void Dispose()
    {
        foreach (IRecordStream<T> input in _inputs)
        {
            input.Dispose();
        }
    }

    private static IRecordStream<T> OpenAll(IReadOnlyList<RecordSource> sources, PrefixRange range)
    {
        var readers = new List<IRecordStream<T>>(sources.Count);
        try
        {
            foreach (RecordSource source in sources)
            {
                var reader = new RecordFileReader<T>(source.Path, range.From, range.Last);
                readers.Add(source.Moved == 0 ? reader : new MovedRecords<T>(reader, source.Moved));
            }

            return readers.Count == 1 ? readers[0] : new RecordMerge<T>([.. readers]);
        }
        catch
        {
            readers.ForEach(reader => reader.Dispose());
            throw;
        }
    }

    private void SiftDown(int at)
    {
        (T Record, int Input) moving = _heap[at];
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= _count)
            {
                break;
            }

            if (child + 1 < _count && _heap[child + 1].Record.CompareTo(_heap[child].Record) < 0)
            {
                child++;
            }

            if (moving.Record.CompareTo(_heap[child].Record) <= 0)
            {
                break;
            }

            _heap[at] = _heap[child];
            at = child;
        }

        if (_count > 0)
        {
            _heap[at] = moving;
        }
    }
}
