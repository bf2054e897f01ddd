using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Stages.Passages;

/// <summary>Says which documents of any shard the step drops: reads one byte at a time, since few are asked for.</summary>
/// <param name="task">The task that reads.</param>
internal sealed class DroppedRows(ITaskContext task) : IDisposable
{
    private const int MostFiles = 64;

    private readonly Dictionary<int, FileStream> _files = [];
    private readonly byte[] _byte = new byte[1];

    /// <summary>Looks a document up.</summary>
    /// <exception cref="InvalidDataException">The shard has no such row.</exception>
    public bool Contains(DocumentAddress address)
    {
        if (!_files.TryGetValue(address.Shard, out FileStream? file))
        {
            if (_files.Count == MostFiles)
            {
                Dispose();
            }

            _files[address.Shard] = file = new FileStream(task.Input(ParagraphFiles.Dropped(address.Shard)), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }

        return RandomAccess.Read(file.SafeFileHandle, _byte, address.Row) == 1 ? _byte[0] == 1 : throw new InvalidDataException($"{file.Name} has no row {address.Row}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileStream file in _files.Values)
        {
            file.Dispose();
        }

        _files.Clear();
    }
}
