using Tsumugi.Stages.Read.Lines;

namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>What one task reads: a file, or a stretch of one that is not packed. A line belongs to the stretch in which it begins.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">What the person called it.</param>
/// <param name="Start">The first byte.</param>
/// <param name="End">The position behind the last one.</param>
/// <param name="IsPlain">Whether the file can be read from any place, so that texts need not be copied.</param>
internal sealed record LinePiece(string Path, string Name, long Start, long End, bool IsPlain)
{
    /// <summary>Bytes of a stretch: enough for a task's overhead not to matter, and the same whatever the number of workers is.</summary>
    public const long PieceBytes = 128L << 20;

    /// <summary>Cuts a file into pieces.</summary>
    public static IEnumerable<LinePiece> Cut(string path, string name, long pieceBytes = PieceBytes)
    {
        using (LineFeed probe = new(path, 0))
        {
            if (!probe.IsSplittable)
            {
                return [new LinePiece(path, name, 0, long.MaxValue, IsPlain: false)];
            }
        }

        long length = new FileInfo(path).Length;
        long count = Math.Max(1, (length + (pieceBytes / 2)) / pieceBytes);
        return Enumerable.Range(0, (int)count).Select(i => new LinePiece(path, name, length * i / count, length * (i + 1) / count, IsPlain: true));
    }
}
