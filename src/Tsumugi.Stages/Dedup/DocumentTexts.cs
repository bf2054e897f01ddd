using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Stages.Dedup;

/// <summary>Reads the texts of stored documents in any order, with few files open and few blocks unpacked at a time.</summary>
/// <remarks>Cheap in rising order of addresses; a jump may unpack a block (1 MiB, about a millisecond). One thread.</remarks>
internal sealed class DocumentTexts : IDocumentTexts
{
    private const int MostFiles = 64;
    private const int BlocksPerFile = 2;
    private const long BlockBytes = 1 << 20;

    private readonly Func<int, string> _pathOf;
    private readonly int _files;
    private readonly Dictionary<int, string> _paths = [];
    private readonly Dictionary<int, LinkedListNode<(int Shard, DocumentFileReader Reader)>> _open = [];
    private readonly LinkedList<(int Shard, DocumentFileReader Reader)> _byUse = [];
    private readonly Document _document = new();

    /// <summary>Creates a reader.</summary>
    /// <param name="task">The task that reads.</param>
    /// <param name="corpus">The documents of this run and of earlier ones.</param>
    /// <param name="memoryBytes">What unpacked blocks may take.</param>
    public DocumentTexts(ITaskContext task, CorpusMap corpus, long memoryBytes)
        : this(shard => corpus.Open(task, shard, DedupFiles.Documents), memoryBytes)
    {
    }

    /// <summary>Creates a reader outside a task.</summary>
    /// <param name="pathOf">Gives the path of a shard's documents.</param>
    /// <param name="memoryBytes">What unpacked blocks may take.</param>
    public DocumentTexts(Func<int, string> pathOf, long memoryBytes)
    {
        _pathOf = pathOf;
        _files = (int)Math.Clamp(memoryBytes / (BlocksPerFile * BlockBytes), 1, MostFiles);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<char> Read(DocumentAddress address)
    {
        DocumentFileReader reader = Open(address.Shard);
        if (address.Row >= reader.Count)
        {
            throw new InvalidDataException($"document {address} is in a signature, but its file has {reader.Count} rows");
        }

        reader.ReadAt(address.Row, _document);
        return _document.Text.Written;
    }

    public void Dispose()
    {
        foreach ((_, DocumentFileReader reader) in _byUse)
        {
            reader.Dispose();
        }
    }

    private DocumentFileReader Open(int shard)
    {
        if (_open.TryGetValue(shard, out LinkedListNode<(int Shard, DocumentFileReader Reader)>? node))
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Reader;
        }

        if (_byUse.Count == _files)
        {
            (int oldest, DocumentFileReader unused) = _byUse.Last!.Value;
            _byUse.RemoveLast();
            _open.Remove(oldest);
            unused.Dispose();
        }

        if (!_paths.TryGetValue(shard, out string? path))
        {
            _paths[shard] = path = _pathOf(shard);
        }

        node = _byUse.AddFirst((shard, new DocumentFileReader(path, BlocksPerFile)));
        _open[shard] = node;
        return node.Value.Reader;
    }
}
