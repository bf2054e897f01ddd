using BenchmarkDotNet.Running;
using Tsumugi.Bench.Decode;
using Tsumugi.Bench.Dedup;
using Tsumugi.Bench.Measure;
using Tsumugi.Bench.Substrings;
using Tsumugi.Bench.Tokenizers;
using Tsumugi.Bench.Trace;
using Tsumugi.Bench.Training;

namespace Tsumugi.Bench;

/// <summary>Runs the micro-benchmarks: one file per kernel or stage, named as the file it times.</summary>
public static class Program
{
    public static void Main(string[] args)
    {
        if (args is ["measure-times", ..])
        {
            FamilyTimes.Run(args[1..]);
            return;
        }

        if (args is ["substring-times", ..])
        {
            SubstringTimes.Run(args[1..]);
            return;
        }

        if (args is ["page-times", ..])
        {
            PageTimes.Run(args[1..]);
            return;
        }

        if (args is ["estimator-error", ..])
        {
            EstimatorError.Run(args[1..]);
            return;
        }

        if (args is ["signature-times", ..])
        {
            SignatureTimes.Run(args[1..]);
            return;
        }

        if (args is ["training-times", ..])
        {
            TrainingTimes.Run(args[1..]);
            return;
        }

        if (args is ["tokenizer-times", ..])
        {
            TokenizerTimes.Run(args[1..]);
            return;
        }

        if (args is ["trace-times", _])
        {
            TraceTimes.Run(args[1..]);
            return;
        }

        if (args is ["llama-parity", _, _, ..])
        {
            Environment.ExitCode = LlamaParity.Run(args[1..]);
            return;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
