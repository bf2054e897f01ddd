using System.Globalization;
using Tsumugi.Corpus;

namespace Tsumugi.Fuzz;

/// <summary>Attacks the parsers with inputs made at random; `bench/fuzz` builds and starts it.</summary>
public static class Program
{
    private const string Usage = """
        bench/fuzz [--target NAME] [--seconds 60] [--seed 1] [--out bench/corpus/findings]
        bench/fuzz --target NAME --replay FILE

        Without --target each target gets its share of the time. A finding is written to a file, and how to replay it is printed; the exit code is 1 then.
        """;

    public static int Main(string[] args)
    {
        if (args is ["--help"] or ["-h"])
        {
            Console.WriteLine(Usage);
            return 0;
        }

        try
        {
            Arguments arguments = new(args);
            string? name = arguments.Text("--target");
            string? replay = arguments.Text("--replay");
            int seconds = arguments.Whole("--seconds", 60);
            int seed = arguments.Whole("--seed", 1);
            string folder = arguments.Text("--out") ?? "bench/corpus/findings";
            arguments.RejectOthers();
            IFuzzTarget[] targets = [.. FuzzTargets.All().Where(target => name is null || target.Name == name)];
            if (targets.Length == 0)
            {
                throw new UsageException($"`--target` is `{name}`, expected one of {string.Join(", ", FuzzTargets.All().Select(target => target.Name))}");
            }

            if (replay is not null)
            {
                return name is null ? throw new UsageException("`--replay` needs `--target`") : Replay(targets[0], replay);
            }

            int findings = targets.Sum(target => Attack(target, (ulong)seed, TimeSpan.FromSeconds((double)seconds / targets.Length), folder));
            return findings > 0 ? 1 : 0;
        }
        catch (UsageException fault)
        {
            Console.Error.WriteLine($"fuzz: {fault.Message}\n\n{Usage}");
            return 2;
        }
    }

    private static int Replay(IFuzzTarget target, string file)
    {
        string? message = new FuzzRun(target, 0).Try(File.ReadAllBytes(file));
        Console.WriteLine(message is null ? $"{target.Name}: nothing is wrong with {file}" : $"{target.Name}: {message}");
        return message is null ? 0 : 1;
    }

    private static int Attack(IFuzzTarget target, ulong seed, TimeSpan time, string folder)
    {
        long start = TimeProvider.System.GetTimestamp();
        int findings = 0;
        long inputs = 0;
        TimeSpan slowest = TimeSpan.Zero;
        int kinds = 0;
        for (ulong round = 0; findings < 5 && TimeProvider.System.GetElapsedTime(start) < time; round++)
        {
            FuzzRun run = new(target, SplitMix.Mix(seed, round));
            Finding? finding = run.Run(_ => TimeProvider.System.GetElapsedTime(start) < time);
            inputs += run.Inputs;
            kinds = Math.Max(kinds, run.Kinds);
            slowest = run.Slowest > slowest ? run.Slowest : slowest;
            if (finding is not null)
            {
                findings++;
                Keep(finding, folder);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: {inputs} inputs, {kinds} kinds, slowest {slowest.TotalMilliseconds:F0} ms, {findings} findings"));
        return findings;
    }

    private static void Keep(Finding finding, string folder)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, $"{finding.Target}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(finding.Input))[..12]}");
        File.WriteAllBytes(file, finding.Input);
        Console.WriteLine($"{finding.Target}: {finding.Message}\n  {finding.Input.Length} bytes; replay with: bench/fuzz --target {finding.Target} --replay {file}");
    }
}
