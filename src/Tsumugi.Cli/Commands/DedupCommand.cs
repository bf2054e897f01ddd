using System.CommandLine;
using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Filters.Dedup;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Recipes;
using Tsumugi.Engine.Runs;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Read;

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
        Option<string> keep = new("--keep") { Description = session.T("Which of several twins is kept: the first in the input, or the longest whatever the order of the input is (default: first)", "重複のうちどれを残すか。入力で最初のもの（first）か、入力の順序によらず最も長いもの（longest）です（既定: first）"), HelpName = "first|longest", DefaultValueFactory = _ => "first" };
        keep.AcceptOnlyFromAmong("first", "longest");
        Option<string[]> against = new("--against") { Description = session.T("Lines of an earlier dataset to compare with, of which none is printed; several times", "比べる相手となる、以前のデータセットの JSON Lines です。その行は出力しません。何度でも書けます"), HelpName = "FILE", DefaultValueFactory = _ => [] };
        Option<string> prefer = new("--prefer") { Description = session.T("With --against: print only new lines that resemble no earlier one (old), or all new lines, and name in --clusters the earlier ones that they replace (new; default: old)", "--against を使うとき、以前の行に似ていない新しい行だけを出力するか（old）、似ていても出力して、置き換えられる以前の行を --clusters に書き出すか（new）です（既定: old）"), HelpName = "old|new", DefaultValueFactory = _ => "old" };
        prefer.AcceptOnlyFromAmong("old", "new");
        Option<int> workers = SharedOptions.Workers(session);
        Option<string> memory = SharedOptions.Memory(session, "2GB");
        DescribedCommand command = new(
            "dedup",
            session.T("Removes exact and near duplicates from JSON Lines, verified by true similarity; prints the kept lines as they are", "JSON Lines から完全な重複と近似重複を除きます。真の類似度で確かめ、残した行をそのまま出力します"),
            "tsumugi dedup a.jsonl.gz b.jsonl > kept.jsonl",
            "tsumugi dedup --jaccard 0.7 --clusters removed.jsonl pages.jsonl > kept.jsonl",
            "tsumugi dedup --against corpus.jsonl.gz crawl.jsonl > new.jsonl")
        {
            files, jaccard, keep, against, prefer, clusters, workers, memory,
        };
        command.SetAction(parsed =>
        {
            double wanted = parsed.GetValue(jaccard);
            if (wanted is not (>= 0.5 and <= 1))
            {
                throw new TsumugiException("TSU2022", ExitCode.Usage, "--jaccard", new Phrase(FormattableString.Invariant($"found {wanted}, expected 0.5 to 1"), FormattableString.Invariant($"{wanted} ではなく 0.5 から 1 の値を指定してください")));
            }

            KeepOrder order = parsed.GetValue(keep) == "longest" ? KeepOrder.Longest : KeepOrder.First;
            DedupSettings settings = new() { Jaccard = wanted, Keep = order, Prefer = parsed.GetValue(prefer) == "new" ? Preference.New : Preference.Old };
            return Run(parsed.GetRequiredValue(against), parsed.GetRequiredValue(files), settings, parsed.GetRequiredValue(clusters), parsed.GetValue(workers), SharedOptions.Bytes(parsed.GetRequiredValue(memory)), session);
        });
        return command;
    }

    private static int Run(string[] against, string[] files, DedupSettings settings, string clustersPath, int workers, long memoryBytes, Session session)
    {
        string folder = Directory.CreateTempSubdirectory("tsumugi-dedup-").FullName;
        try
        {
            MemoryLimits.Apply(memoryBytes);
            List<LinePiece> pieces = [.. against.Length > 0 ? Cut(against, folder, "against") : []];
            int earlier = pieces.Count;
            pieces.AddRange(Cut(files, folder, "input"));
            if (earlier > 0)
            {
                int[] precedence = new int[pieces.Count];
                (settings.Prefer == Preference.New ? precedence.AsSpan(0, earlier) : precedence.AsSpan(earlier)).Fill(1);
                settings = settings with { Precedence = precedence };
            }

            int mostBytes = MostLineBytes(memoryBytes, Math.Min(workers, pieces.Count));
            RunState state = new(new RunFolder(folder), "dedup");
            LineStore store = new(pieces, settings, mostBytes);
            using DiskWatch disk = new(folder);
            IReadOnlyList<ITaskStage> stages = [store, .. DedupStages.All(settings, LineStore.StageName, LineStore.StageName, (task, memory) => new LineTexts(task, pieces, memory))];
            new LocalExecutor(state, disk, workers, memoryBytes / 2).Run(stages, session.Stopping);
            long[] firstLines = FirstLines(pieces, state);
            using KeptLines lines = new(pieces, firstLines, state, mostBytes, earlier);
            using (BufferedStream output = new(Console.OpenStandardOutput(), 1 << 16))
            using (LineOutput? removed = clustersPath.Length > 0 ? new LineOutput(File.Create(clustersPath)) : null)
            {
                lines.Write(output, removed, session.Stopping);
            }

            session.Say(
                $"{lines.Kept} of {lines.Kept + lines.Removed} documents kept; disk used for a while: {Sizes.Format(disk.MostBytes)} in {Path.GetTempPath()}",
                $"{lines.Kept + lines.Removed} 文書のうち {lines.Kept} 文書を残しました。一時的に使ったディスク: {Sizes.Format(disk.MostBytes)}（{Path.GetTempPath()}）");
            return TellFaults(pieces, firstLines, store, session);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<LinePiece> Cut(string[] files, string folder, string stem) => Spool(files, folder, stem).SelectMany(file => LinePiece.Cut(file.Path, file.Name));

    /// <summary>A long line is in memory as bytes, as letters and as a key; while its buffer grows, twice over.</summary>
    private static int MostLineBytes(long memoryBytes, int workers) =>
        (int)Math.Clamp(memoryBytes / 4 / Math.Max(1, workers), ReadLimits.Default.LineBytes, Array.MaxLength / 4);

    /// <summary>Counts the lines of a file that lie before each of its pieces.</summary>
    private static long[] FirstLines(List<LinePiece> pieces, RunState state)
    {
        long[] first = new long[pieces.Count];
        for (int i = 1; i < first.Length; i++)
        {
            first[i] = pieces[i].Start > 0 ? first[i - 1] + state.Manifest(LineStore.StageName, i - 1).Counters.GetValueOrDefault(LineStore.LinesCounter) : 0;
        }

        return first;
    }

    private static int TellFaults(List<LinePiece> pieces, long[] firstLines, LineStore store, Session session)
    {
        BadLines bad = new(session);
        for (int i = 0; i < pieces.Count; i++)
        {
            PieceFaults faults = store.FaultsOf(i);
            faults.First.ForEach(fault => bad.Add(pieces[i].Name, firstLines[i] + fault.Number, fault.Fault));
            bad.AddUntold(faults.Count - faults.First.Count);
            if (faults.Damage.Length > 0)
            {
                bad.Add(pieces[i].Name, 0, LineFault.Damaged(faults.Damage));
            }
        }

        return bad.Finish();
    }

    /// <summary>Standard input is read twice, so it is put into a file first; missing files are told before any work.</summary>
    private static List<(string Path, string Name)> Spool(string[] files, string folder, string stem)
    {
        List<(string Path, string Name)> inputs = [];
        foreach (string file in files.Length == 0 ? ["-"] : files)
        {
            if (file != "-")
            {
                Inputs.Check(file, mayBeFolder: false);
                inputs.Add((file, file));
                continue;
            }

            string path = Path.Combine(folder, FormattableString.Invariant($"{stem}-{inputs.Count}.jsonl"));
            using FileStream copy = File.Create(path);
            using Stream input = Console.OpenStandardInput();
            input.CopyTo(copy);
            inputs.Add((path, file));
        }

        return inputs;
    }
}
