using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Cli.Filters;

/// <summary>The first stage of `tsumugi dedup`: stores and signs the lines of each file, so that the stages of a build can do the rest.</summary>
/// <param name="session">The session.</param>
/// <param name="paths">The files.</param>
/// <param name="settings">How duplicates are found.</param>
internal sealed class LineStore(Session session, IReadOnlyList<string> paths, DedupSettings settings) : ITaskStage
{
    /// <summary>The name of the stage.</summary>
    public const string StageName = "store";

    /// <summary>Gets a value indicating whether lines were passed over.</summary>
    public int WorstExit { get; private set; }

    /// <summary>Gets the ids of a file's lines, apart from the texts, so that one is found without unpacking a block of text.</summary>
    public static string IdKey(int shard) => FormattableString.Invariant($"work/line-ids/{shard:D5}.docs");

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => paths.Count;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        Document document = new();
        string key = DedupFiles.Documents(task.Index);
        using DocumentFileWriter pages = new(task.Output(key));
        using DocumentFileWriter ids = new(task.Output(IdKey(task.Index)));
        Document name = new();
        using SignatureWriter signatures = new(task, task.Index, settings);
        using RankFileWriter ranks = new(task, task.Index);
        long row = 0;
        int exit = new LineFilter(session, [paths[task.Index]]).Run(line =>
        {
            document.Clear();
            document.Text.Append(line.Text);
            pages.Add(document);
            name.Url = line.Id;
            ids.Add(name);
            signatures.Add(row, line.Text);
            ranks.Add(new DocumentRank(true, line.Text.Length, 0, line.Text.Length));
            row++;
        });
        WorstExit = Math.Max(WorstExit, exit);
        pages.Complete();
        ids.Complete();
        task.Records(key, row);
        signatures.Complete();
        ranks.Complete();
        task.Count(DedupFiles.StoredCounter, row);
    }
}
