using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;
using Tsumugi.Storage.Files;

namespace Tsumugi.Models.Training;

/// <summary>A training run in a folder: steps, checkpoints, losses; goes on from the last checkpoint to the same bits.</summary>
public sealed class TrainingRun
{
    private readonly TrainingFolder _folder;
    private readonly Trainer _trainer;
    private readonly HeldOut? _heldOut;
    private readonly string _data;

    private TrainingRun(TrainingFolder folder, Trainer trainer, HeldOut? heldOut, string data) => (_folder, _trainer, _heldOut, _data) = (folder, trainer, heldOut, data);

    /// <summary>Gets after how many steps held-out text is measured; it is measured at the end in any case.</summary>
    public required int MeasureEvery { get; init; }

    /// <summary>Gets after how many steps a checkpoint is written; one is written at the end in any case.</summary>
    public required int SaveEvery { get; init; }

    /// <summary>Gets the steps that are done.</summary>
    public int Step => _trainer.Step;

    /// <summary>Gets how often the whole run passes through the data.</summary>
    public double Epochs => _trainer.Epochs;

    /// <summary>Gets what names the data: checksums of the index and the tokens.</summary>
    public static string DataOf(MegatronReader training, MegatronReader heldOut) => string.Join(' ', new[] { training.Prefix, heldOut.Prefix }.Distinct(StringComparer.Ordinal).SelectMany(prefix => new[] { prefix + ".idx", prefix + ".bin" }).Select(path => FileHash.Sha256(path)));

    /// <summary>Begins a run, or goes on with one.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="settings">What is wanted; a run that goes on must have been begun with the same.</param>
    /// <param name="training">What to learn from.</param>
    /// <param name="heldOut">What to measure with.</param>
    /// <param name="measure">How: what tokens stand for, and the most of them.</param>
    /// <param name="resume">Whether to go on where an earlier run stopped, if there is one.</param>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="every">After how many steps to measure and to save.</param>
    /// <exception cref="TsumugiException">TSU5204: there is a run already. TSU5206: its checkpoint is damaged. TSU5207: it is another run.</exception>
    public static TrainingRun Open(TrainingFolder folder, TrainingSettings settings, TokenStretch training, TokenStretch heldOut, (TokenLengths? Lengths, long MostTokens) measure, bool resume, int threads, (int Measure, int Save) every)
    {
        string data = DataOf(training.Reader, heldOut.Reader) + $" {training.Start} {training.Count} {heldOut.Start} {heldOut.Count}";
        string? last = folder.Last();
        if (last is not null && !resume)
        {
            throw new TsumugiException(
                "TSU5204",
                ExitCode.Usage,
                folder.Root,
                new Phrase($"there is a run already: {last}", $"このフォルダにはすでに学習があります: {last}"),
                new Phrase("add `--resume` to go on with it, or choose another `--out`", "続けるなら `--resume` を付け、別の学習なら `--out` を変えてください"));
        }

        Trainer trainer = last is null ? new Trainer(settings, training, threads) : Trainer.Resume(Same(Checkpoint.Open(last), settings, data), training, threads);
        HeldOut? measuring = heldOut.Count > 1 ? new HeldOut(trainer.Model, heldOut, settings, measure.Lengths, measure.MostTokens, threads) : null;
        return new TrainingRun(folder, trainer, measuring, data) { MeasureEvery = every.Measure, SaveEvery = every.Save };
    }

    /// <summary>Takes all steps that are left.</summary>
    /// <param name="observer">Is told.</param>
    /// <param name="stop">The wish to stop: a checkpoint is written, and the run can go on later.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(ITrainingObserver observer, CancellationToken stop)
    {
        using MetricsFile metrics = MetricsFile.Open(_folder.Metrics, _trainer.Step);
        while (!_trainer.IsDone)
        {
            StepReport report = _trainer.Advance();
            metrics.Add(MetricsFile.LineOf(report));
            observer.StepDone(report);
            if (_heldOut is not null && (_trainer.Step % MeasureEvery == 0 || _trainer.IsDone))
            {
                HeldOutLoss loss = _heldOut.Measure();
                metrics.Add(MetricsFile.LineOf(_trainer.Step, loss));
                observer.Measured(_trainer.Step, loss);
            }

            if (_trainer.Step % SaveEvery == 0 || _trainer.IsDone || stop.IsCancellationRequested)
            {
                metrics.Flush();
                Save(observer);
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    private static Checkpoint Same(Checkpoint checkpoint, TrainingSettings settings, string data)
    {
        if (checkpoint.Settings == settings && checkpoint.Data == data)
        {
            return checkpoint;
        }

        Phrase what = checkpoint.Data != data ? new Phrase("its data was another", "データが違います") : new Phrase("its settings were others", "設定が違います");
        throw new TsumugiException(
            "TSU5207",
            ExitCode.Usage,
            checkpoint.Path,
            new Phrase($"the checkpoint is of another run: {what.English}", $"別の学習のチェックポイントです: {what.Japanese}"),
            new Phrase("repeat the command of that run with `--resume`, or choose another `--out`", "その学習と同じコマンドに `--resume` を付けるか、別の `--out` を指定してください"));
    }

    private void Save(ITrainingObserver observer)
    {
        string path = _folder.Checkpoint(_trainer.Step);
        Checkpoint.Write(path, _trainer, _data);
        _folder.Tidy();
        observer.Saved(path);
    }
}
