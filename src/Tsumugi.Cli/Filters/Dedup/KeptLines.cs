using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Engine.Runs;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Lines;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>Writes the kept lines as they stand in the input, and notes the others.</summary>
/// <param name="pieces">What was read.</param>
/// <param name="firstLines">How many lines of its file lie before each piece.</param>
/// <param name="state">The run.</param>
/// <param name="mostBytes">The longest line.</param>
/// <param name="earlier">How many of the pieces, from the first, belong to an earlier dataset: nothing of them is written, and what is noted of them is which new line replaces which of theirs.</param>
internal sealed class KeptLines(IReadOnlyList<LinePiece> pieces, long[] firstLines, RunState state, int mostBytes, int earlier) : IDisposable
{
    private const int CopyBytes = 1 << 20;

    private readonly LinePlaces[] _places = [.. pieces.Select((_, piece) => new LinePlaces(state.Folder.PathOf(LinePlaceWriter.Key(piece))))];
    private readonly Dictionary<string, PlainFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<int, DocumentFileReader> _ids = [];
    private readonly LineFields _fields = new();
    private readonly Document _name = new();

    /// <summary>Gets how many lines were written.</summary>
    public long Kept { get; private set; }

    /// <summary>Gets how many lines were left out.</summary>
    public long Removed { get; private set; }

    /// <summary>Writes all kept lines in the order of the input.</summary>
    /// <param name="output">Receives them.</param>
    /// <param name="removed">Receives what became of the others; may be null.</param>
    /// <param name="stopping">Ends the work early.</param>
    public void Write(Stream output, LineOutput? removed, CancellationToken stopping)
    {
        for (int piece = 0; piece < pieces.Count; piece++)
        {
            using ClusterFileReader clusters = new(state.Folder.PathOf(DedupFiles.Clusters(piece)));
            if (piece < earlier)
            {
                NoteReplaced(piece, clusters, removed);
            }
            else if (pieces[piece].IsPlain)
            {
                WritePlain(piece, clusters, output, removed, stopping);
            }
            else
            {
                WritePacked(piece, clusters, output, removed, stopping);
            }
        }
    }

    public void Dispose()
    {
        Array.ForEach(_places, places => places.Dispose());
        foreach (IDisposable open in _files.Values.Cast<IDisposable>().Concat(_ids.Values))
        {
            open.Dispose();
        }
    }

    /// <summary>Copies stretches of kept lines; what is between them is never read.</summary>
    private void WritePlain(int piece, ClusterFileReader clusters, Stream output, LineOutput? removed, CancellationToken stopping)
    {
        LinePlaces places = _places[piece];
        PlainFile file = FileOf(piece);
        long start = 0;
        long end = 0;
        for (long row = 0; row < places.Count; row++)
        {
            LinePlace place = places[row];
            if (IsRemoved(row, clusters, piece, removed))
            {
                continue;
            }

            if (place.Start != end + 1 || start == end)
            {
                Copy(file, start, end, output, stopping);
                start = place.Start;
            }

            end = place.Start + place.Length;
        }

        Copy(file, start, end, output, stopping);
    }

    private void WritePacked(int piece, ClusterFileReader clusters, Stream output, LineOutput? removed, CancellationToken stopping)
    {
        LinePlaces places = _places[piece];
        using PieceLines lines = new(pieces[piece], mostBytes);
        for (long row = 0; row < places.Count; row++)
        {
            LinePlace place = places[row];
            while (lines.Number < place.Number && lines.TryRead())
            {
                stopping.ThrowIfCancellationRequested();
            }

            if (!IsRemoved(row, clusters, piece, removed))
            {
                output.Write(lines.Line);
                output.WriteByte((byte)'\n');
            }
        }
    }

    private static void Copy(PlainFile file, long start, long end, Stream output, CancellationToken stopping)
    {
        if (start == end)
        {
            return;
        }

        for (; start < end; start += CopyBytes)
        {
            stopping.ThrowIfCancellationRequested();
            output.Write(file.Read(start, (int)Math.Min(CopyBytes, end - start)));
        }

        output.WriteByte((byte)'\n');
    }

    private bool IsRemoved(long row, ClusterFileReader clusters, int piece, LineOutput? removed)
    {
        if (!clusters.TryFind(row, out ClusterEntry entry) || entry.Role != ClusterRole.Merged)
        {
            Kept++;
            return false;
        }

        Removed++;
        Note(piece, entry, removed);
        return true;
    }

    private void NoteReplaced(int piece, ClusterFileReader clusters, LineOutput? removed)
    {
        while (clusters.TryRead(out ClusterEntry entry))
        {
            if (entry.Role == ClusterRole.Merged && entry.Kept.Shard >= earlier)
            {
                Note(piece, entry, removed);
            }
        }
    }

    private void Note(int piece, in ClusterEntry entry, LineOutput? removed)
    {
        if (removed is null)
        {
            return;
        }

        Utf8JsonWriter json = removed.Begin();
        json.WriteString("id", IdOf(new DocumentAddress(piece, entry.Row)));
        json.WriteString("kept", IdOf(entry.Kept));
        json.WriteNumber("jaccard", entry.Jaccard);
        removed.End();
    }

    private ReadOnlySpan<char> IdOf(DocumentAddress address)
    {
        LinePlace place = _places[address.Shard][address.Row];
        if (!pieces[address.Shard].IsPlain)
        {
            if (!_ids.TryGetValue(address.Shard, out DocumentFileReader? ids))
            {
                _ids[address.Shard] = ids = new DocumentFileReader(state.Folder.PathOf(LineStore.IdKey(address.Shard)), cachedBlocks: 4);
            }

            ids.ReadAt(address.Row, _name);
            return _name.Url;
        }

        _fields.Read(FileOf(address.Shard).Read(place.Start, place.Length));
        return _fields.HasId ? _fields.Id : FormattableString.Invariant($"{firstLines[address.Shard] + place.Number}");
    }

    private PlainFile FileOf(int piece)
    {
        string path = pieces[piece].Path;
        if (!_files.TryGetValue(path, out PlainFile? file))
        {
            _files[path] = file = new PlainFile(path);
        }

        return file;
    }
}
