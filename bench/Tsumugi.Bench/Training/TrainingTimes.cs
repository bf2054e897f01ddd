using System.Diagnostics;
using System.Globalization;
using Tsumugi.Models.Matrices;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Bench.Training;

/// <summary>Prints what training and generating cost on one thread, in CPU time: products of matrices, both sizes of models that ship as settings, tokens of a text.</summary>
/// <remarks>`DOTNET_TieredPGO=0 dotnet run -c Release --project bench/Tsumugi.Bench -- training-times [STEPS]`; the program itself runs without PGO too. Each row is the best of its rounds.</remarks>
internal static class TrainingTimes
{
    private const int Rounds = 5;

    /// <summary>Runs the table.</summary>
    public static void Run(string[] arguments)
    {
        int steps = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 4;
        foreach (GemmKernel kernel in Enum.GetValues<GemmKernel>().Where(kernel => kernel != GemmKernel.Scalar && GemmKernels.IsSupported(kernel)))
        {
            Products(kernel);
        }

        foreach (string name in TrainingPresets.Names)
        {
            Train(name, TrainingPresets.Find(name)!(4096), steps);
        }

        using Process process = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant($"peak memory of the process: {process.PeakWorkingSet64 >> 20} MB"));
    }

    private static void Products(GemmKernel kernel)
    {
        foreach (int size in (int[])[256, 512, 1024])
        {
            float[] a = new float[size * size], b = new float[size * size], c = new float[size * size];
            double best = Best(Math.Max(1, (int)(1e9 / Math.Pow(size, 3))), () => Gemm.Multiply(new MatrixView(a, size, size), new MatrixView(b, size, size), new MatrixView(c, size, size), false, 1, kernel));
            Console.WriteLine(FormattableString.Invariant($"{kernel} {size} × {size} × {size}: {2 * Math.Pow(size, 3) / best / 1e9:F0} GFLOP per CPU second"));
        }
    }

    private static void Train(string name, TrainingSettings settings, int steps)
    {
        LlamaModel model = LlamaModel.Fresh(settings.Shape, 1);
        LlamaPass pass = new(model, settings.Sequences, settings.Length);
        AdamW optimizer = new(model, settings, threads: 1);
        float[] gradients = new float[model.Values.Length];
        SeededRandom random = new(1);
        int[] tokens = [.. Enumerable.Range(0, (int)settings.TokensOfStep).Select(_ => random.Below(settings.Shape.VocabularySize))];
        double step = Best(steps, () =>
        {
            Array.Clear(gradients);
            _ = pass.Backward(tokens, tokens, gradients);
            _ = optimizer.Step(gradients, 0);
        });
        double forward = Best(steps, () => pass.Losses(tokens, tokens));
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {settings.Shape.Parameters / 1e6:F2} M parameters, {settings.TokensOfStep} tokens a step: {settings.TokensOfStep / step:F0} tokens per CPU second (forward alone {settings.TokensOfStep / forward:F0})"));
        LlamaSession session = new(model);
        double one = Best(1, () =>
        {
            session.Rewind(0);
            for (int i = 0; i < 100; i++)
            {
                session.Append(tokens[i]);
                _ = session.Logits[0];
            }
        });
        Console.WriteLine(FormattableString.Invariant($"{name}: {100 / one:F0} tokens generated per CPU second"));
    }

    /// <summary>Gets the CPU seconds of one call: the best of some rounds, after calls that let the runtime finish compiling.</summary>
    private static double Best(int calls, Action action)
    {
        for (int i = 0; i < 40 && i < 2 * calls + 4; i++)
        {
            action();
        }

        Thread.Sleep(200);
        double best = double.MaxValue;
        using Process process = Process.GetCurrentProcess();
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan before = process.TotalProcessorTime;
            for (int i = 0; i < calls; i++)
            {
                action();
            }

            process.Refresh();
            best = Math.Min(best, (process.TotalProcessorTime - before).TotalSeconds / calls);
        }

        return best;
    }
}
