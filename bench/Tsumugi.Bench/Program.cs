using BenchmarkDotNet.Running;

namespace Tsumugi.Bench;

/// <summary>Runs the micro-benchmarks: one file per kernel or stage, named as the file it times.</summary>
public static class Program
{
    public static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
