using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Training;

namespace Tsumugi.Tests.Models.Training;

public sealed class TrainingRunTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();
    private readonly MegatronReader _reader;

    public TrainingRunTests() => _reader = MegatronReader.Open(Packed.Write(_temporary));

    public void Dispose()
    {
        _reader.Dispose();
        _temporary.Dispose();
    }

    [Fact]
    public void A_run_that_is_asked_to_stop_saves_and_goes_on_later()
    {
        Watcher whole = new(stopAt: -1);
        Open("whole", Packed.Settings, resume: false).Run(whole, CancellationToken.None);
        Assert.Equal((20, 4), (whole.Steps, whole.Measurings));
        using CancellationTokenSource stop = new();
        Watcher first = new(stopAt: 7, stop);
        TrainingRun run = Open("stopped", Packed.Settings, resume: true);
        Assert.Throws<OperationCanceledException>(() => run.Run(first, stop.Token));
        TrainingRun second = Open("stopped", Packed.Settings, resume: true);
        Assert.Equal(7, second.Step);
        second.Run(new Watcher(stopAt: -1), CancellationToken.None);
        foreach (string file in (string[])["metrics.jsonl", "checkpoints/step-00000020.safetensors"])
        {
            Assert.Equal(File.ReadAllBytes(_temporary.File(Path.Combine("whole", file))), File.ReadAllBytes(_temporary.File(Path.Combine("stopped", file))));
        }

        // Two are kept: that of the stop is gone.
        Assert.Equal(["step-00000015.safetensors", "step-00000020.safetensors"], Directory.EnumerateFiles(_temporary.File("stopped/checkpoints"), "step-*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Losses_behind_the_checkpoint_are_taken_back_and_half_a_line_too()
    {
        Open("run", Packed.Settings, resume: false).Run(new Watcher(stopAt: -1), CancellationToken.None);
        byte[] metrics = File.ReadAllBytes(_temporary.File("run/metrics.jsonl"));
        File.Delete(_temporary.File("run/checkpoints/step-00000020.safetensors"));
        File.AppendAllText(_temporary.File("run/metrics.jsonl"), "{\"step\":21,\"lo");
        Open("run", Packed.Settings, resume: true).Run(new Watcher(stopAt: -1), CancellationToken.None);
        Assert.Equal(metrics, File.ReadAllBytes(_temporary.File("run/metrics.jsonl")));
    }

    [Fact]
    public void Another_run_under_the_same_name_is_refused()
    {
        Open("run", Packed.Settings, resume: false).Run(new Watcher(stopAt: -1), CancellationToken.None);
        Assert.Equal("TSU5204", Assert.Throws<TsumugiException>(() => Open("run", Packed.Settings, resume: false)).Code);
        Assert.Equal("TSU5207", Assert.Throws<TsumugiException>(() => Open("run", Packed.Settings with { Seed = 8 }, resume: true)).Code);
        using MegatronReader other = MegatronReader.Open(Packed.Write(_temporary, "other", documents: 61));
        Assert.Equal("TSU5207", Assert.Throws<TsumugiException>(() => Open("run", Packed.Settings, resume: true, other)).Code);
        using IDisposable held = new TrainingFolder(_temporary.File("run")).Lock();
        Assert.Equal("TSU5001", Assert.Throws<TsumugiException>(() => new TrainingFolder(_temporary.File("run")).Lock()).Code);
    }

    private TrainingRun Open(string name, TrainingSettings settings, bool resume, MegatronReader? reader = null)
    {
        TrainingFolder folder = new(_temporary.File(name));
        folder.Lock().Dispose();
        (TokenStretch training, TokenStretch heldOut) = TokenStretch.Split(reader ?? _reader, 0.1);
        return TrainingRun.Open(folder, settings, training, heldOut, (null, 100), resume, threads: 1, (5, 5));
    }

    private sealed class Watcher(int stopAt, CancellationTokenSource? stop = null) : ITrainingObserver
    {
        public int Steps { get; private set; }

        public int Measurings { get; private set; }

        public void StepDone(StepReport report)
        {
            Steps = report.Step;
            if (report.Step == stopAt)
            {
                stop!.Cancel();
            }
        }

        public void Measured(int step, HeldOutLoss loss) => Measurings++;

        public void Saved(string path) => Assert.True(File.Exists(path));
    }
}
