using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Lines;
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
        Append(file, place.Start + place.TextAt, place.TextLength, place.IsEscaped);
        return _text.Written;
    }

    /// <summary>Reads a text in stretches, so that a giant is not in memory as bytes and as letters at once.</summary>
    private void Append(PlainFile file, long start, int length, bool isEscaped)
    {
        LongText.Reserve(length, _text);
        for (int stretch = LongText.StretchBytes; length > 0;)
        {
            ReadOnlySpan<byte> bytes = file.Read(start, Math.Min(length, stretch));
            int cut = bytes.Length == length ? length : LongText.SafeCut(bytes);
            if (cut == 0)
            {
                stretch *= 2;
                continue;
            }

            LongText.AppendStretch(bytes[..cut], isEscaped, _text);
            start += cut;
            length -= cut;
        }
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
