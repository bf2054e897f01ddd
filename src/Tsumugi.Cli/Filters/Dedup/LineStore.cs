using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Lines;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>The first stage of `tsumugi dedup`: signs the lines of each piece, so that the stages of a build can do the rest.</summary>
/// <remarks>Texts and ids of plain files stay where they are, only their places are noted; those of packed files are stored, since they cannot be read from the middle.</remarks>
/// <param name="pieces">What to read.</param>
/// <param name="settings">How duplicates are found.</param>
/// <param name="mostBytes">The longest line.</param>
internal sealed class LineStore(IReadOnlyList<LinePiece> pieces, DedupSettings settings, int mostBytes) : ITaskStage
{
    /// <summary>The name of the stage.</summary>
    public const string StageName = "store";

    /// <summary>The counter of the lines of a piece, blank and bad ones included.</summary>
    public const string LinesCounter = "lines/read";

    private const int LettersKept = 1 << 20;

    private readonly PieceFaults[] _faults = new PieceFaults[pieces.Count];

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [];

    /// <summary>Gets the ids of a packed file's lines, apart from the texts, so that one is found without unpacking a block of text.</summary>
    public static string IdKey(int shard) => FormattableString.Invariant($"work/line-ids/{shard:D5}.docs");

    /// <summary>Gets what was wrong with the lines of a piece, once its task has run.</summary>
    public PieceFaults FaultsOf(int piece) => _faults[piece];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => pieces.Count;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        LinePiece piece = pieces[task.Index];
        PieceFaults faults = new();
        LineFields fields = new();
        TextBuffer text = new();
        using PieceLines lines = new(piece, mostBytes);
        using LinePlaceWriter places = new(task, task.Index);
        using LineCopies? copies = piece.IsPlain ? null : new LineCopies(task);
        using SignatureWriter signatures = new(task, task.Index, settings);
        using RankFileWriter ranks = new(task, task.Index);
        while (lines.TryRead())
        {
            task.Stopping.ThrowIfCancellationRequested();
            if ((lines.IsTooLong ? LineFault.TooLong : fields.Read(lines.Line)) is { } fault)
            {
                faults.Add(lines.Number, fault);
                continue;
            }

            text.Clear();
            text.Trim(LettersKept);
            LongText.Append(lines.Line.Slice(fields.TextAt, fields.TextLength), fields.IsEscaped, text);
            copies?.Add(text, fields.HasId ? fields.Id : FormattableString.Invariant($"{lines.Number}"));
            signatures.Add(places.Count, text.Written, fields.HasId ? Hash64.Of(fields.Id) : 0);
            ranks.Add(new DocumentRank(true, text.Length, 0, text.Length));
            places.Add(new LinePlace(lines.Number, lines.Start, lines.Line.Length, fields.TextAt, fields.TextLength, fields.IsEscaped));
        }

        faults.Damage = lines.DamageReason;
        _faults[task.Index] = faults;
        copies?.Complete();
        places.Complete();
        signatures.Complete();
        ranks.Complete();
        task.Count(DedupFiles.StoredCounter, places.Count);
        task.Count(LinesCounter, lines.Number);
    }
}
