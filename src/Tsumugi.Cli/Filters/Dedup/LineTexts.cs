using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Lines;
using Tsumugi.Stages.Read.Lines;
using Tsumugi.Text;

namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>Reads texts where they stand in plain files, and those of packed files from the copies that the first stage made.</summary>
internal sealed class LineTexts : IDocumentTexts
{
    private const int LettersKept = 1 << 20;

    private readonly ITaskContext _task;
    private readonly IReadOnlyList<LinePiece> _pieces;
    private readonly IDocumentTexts _stored;
    private readonly Dictionary<string, PlainFile> _files = new(StringComparer.Ordinal);
    private readonly LinePlaces?[] _places;
    private readonly TextBuffer _text = new();

    /// <summary>Creates a reader for a task.</summary>
    public LineTexts(ITaskContext task, IReadOnlyList<LinePiece> pieces, long memoryBytes)
    {
        (_task, _pieces) = (task, pieces);
        _stored = DedupStages.StoredTexts(task, memoryBytes);
        _places = new LinePlaces?[pieces.Count];
    }

    /// <inheritdoc/>
    public ReadOnlySpan<char> Read(DocumentAddress address)
    {
        LinePiece piece = _pieces[address.Shard];
        if (!piece.IsPlain)
        {
            return _stored.Read(address);
        }

        LinePlaces places = _places[address.Shard] ??= new LinePlaces(_task.Input(LinePlaceWriter.Key(address.Shard)));
        if (!_files.TryGetValue(piece.Path, out PlainFile? file))
        {
            _files[piece.Path] = file = new PlainFile(piece.Path);
        }

        LinePlace place = places[address.Row];
        _text.Clear();
        _text.Trim(LettersKept);
        JsonText.Append(file.Read(place.Start + place.TextAt, place.TextLength), place.IsEscaped, _text);
        return _text.Written;
    }

    public void Dispose()
    {
        _stored.Dispose();
        Array.ForEach(_places, places => places?.Dispose());
        foreach (PlainFile file in _files.Values)
        {
            file.Dispose();
        }
    }
}
