using System.CommandLine;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Runs;
using Tsumugi.Stages.Dedup;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi dedup`: the kept lines of JSON Lines files, by the same stages as a build.</summary>
internal static class DedupCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = SharedOptions.Files(session);
        Option<double> jaccard = new("--jaccard") { Description = session.T("How similar two texts must be (0.5–1, default 0.8)", "どれだけ似ていれば重複とみなすか（0.5–1、既定 0.8）"), HelpName = "N", DefaultValueFactory = _ => 0.8 };
        Option<string> clusters = new("--clusters") { Description = session.T("Write `{\"id\",\"kept\",\"jaccard\"}` for each removed line here", "除いた行ごとに `{\"id\",\"kept\",\"jaccard\"}` を書き出すファイルです"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<int> workers = SharedOptions.Workers(session);
        Option<string> memory = SharedOptions.Memory(session, "2GB");
        DescribedCommand command = new(
            "dedup",
            session.T("Removes exact and near duplicates from JSON Lines, verified by true similarity; prints the kept lines as they are", "JSON Lines から完全な重複と近似重複を除きます。真の類似度で確かめ、残した行をそのまま出力します"),
            "tsumugi dedup a.jsonl.gz b.jsonl > kept.jsonl",
            "tsumugi dedup --jaccard 0.7 --clusters removed.jsonl pages.jsonl > kept.jsonl")
        {
            files, jaccard, clusters, workers, memory,
        };
        command.SetAction(parsed =>
        {
            double wanted = parsed.GetValue(jaccard);
            if (wanted is not (>= 0.5 and <= 1))
            {
                throw new TsumugiException("TSU2022", ExitCode.Usage, "--jaccard", new Phrase(FormattableString.Invariant($"found {wanted}, expected 0.5 to 1"), FormattableString.Invariant($"{wanted} ではなく 0.5 から 1 の値を指定してください")));
            }

            return Run(parsed.GetRequiredValue(files), new DedupSettings { Jaccard = wanted, Keep = KeepOrder.First }, parsed.GetRequiredValue(clusters), parsed.GetValue(workers), SharedOptions.Bytes(parsed.GetRequiredValue(memory)), session);
        });
        return command;
    }

    private static int Run(string[] files, DedupSettings settings, string clustersPath, int workers, long memoryBytes, Session session)
    {
        string folder = Directory.CreateTempSubdirectory("tsumugi-dedup-").FullName;
        try
        {
            MemoryLimits.Apply(memoryBytes);
            string[] paths = Spool(files, folder);
            RunState state = new(new RunFolder(folder), "dedup");
            LineStore store = new(session, paths, settings);
            IReadOnlyList<ITaskStage> stages = [store, .. DedupStages.All(settings, LineStore.StageName, LineStore.StageName)];
            new LocalExecutor(state, new SilentProgress(), workers, memoryBytes / 2).Run(stages, session.Stopping);
            Print(paths, state, clustersPath, session);
            return store.WorstExit;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Standard input is read twice, so it is put into a file first; missing files are told before any work.</summary>
    private static string[] Spool(string[] files, string folder)
    {
        string[] paths = files.Length == 0 ? ["-"] : [.. files];
        for (int i = 0; i < paths.Length; i++)
        {
            if (paths[i] == "-")
            {
                paths[i] = Path.Combine(folder, FormattableString.Invariant($"input-{i}.jsonl"));
                using FileStream copy = File.Create(paths[i]);
                using Stream input = Console.OpenStandardInput();
                input.CopyTo(copy);
            }
            else
            {
                Inputs.Check(paths[i], mayBeFolder: false);
            }
        }

        return paths;
    }

    private static void Print(string[] paths, RunState state, string clustersPath, Session session)
    {
        using BufferedStream output = new(Console.OpenStandardOutput(), 1 << 16);
        using LineOutput? removed = clustersPath.Length > 0 ? new LineOutput(File.Create(clustersPath)) : null;
        Session quiet = session with { Error = TextWriter.Null };
        DocumentFileReader[] ids = [.. paths.Select((_, shard) => new DocumentFileReader(state.Folder.PathOf(LineStore.IdKey(shard)), cachedBlocks: 4))];
        for (int shard = 0; shard < paths.Length; shard++)
        {
            using ClusterFileReader clusters = new(state.Folder.PathOf(DedupFiles.Clusters(shard)));
            long row = 0;
            new LineFilter(quiet, [paths[shard]]).Run(line =>
            {
                if (clusters.TryFind(row, out ClusterEntry entry) && entry.Role == ClusterRole.Merged)
                {
                    Note(removed, line.Id, entry, ids[entry.Kept.Shard]);
                }
                else
                {
                    output.Write(line.Raw.Span);
                    output.WriteByte((byte)'\n');
                }

                row++;
            });
        }

        Array.ForEach(ids, reader => reader.Dispose());
    }

    private static void Note(LineOutput? removed, string id, ClusterEntry entry, DocumentFileReader ids)
    {
        if (removed is null)
        {
            return;
        }

        Document kept = new();
        ids.ReadAt(entry.Kept.Row, kept);

        Utf8JsonWriter json = removed.Begin();
        json.WriteString("id", id);
        json.WriteString("kept", kept.Url);
        json.WriteNumber("jaccard", entry.Jaccard);
        removed.End();
    }
}
