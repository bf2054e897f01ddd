using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Models.Training;

/// <summary>Trains a model step by step.</summary>
/// <remarks>
/// What a step does is a function of settings, data and the state before it: not of the clock, and not of the number of threads. So a
/// run that was stopped goes on from its checkpoint to the same numbers, bit for bit, on machines that compute alike.
/// </remarks>
public sealed class Trainer
{
    private readonly TokenWindows _windows;
    private readonly LlamaPass _pass;
    private readonly float[] _gradients;
    private readonly int[] _tokens;
    private readonly int[] _targets;

    /// <summary>Begins a run.</summary>
    /// <param name="settings">The settings; without a problem.</param>
    /// <param name="training">What to learn from.</param>
    /// <param name="threads">The most threads to use.</param>
    public Trainer(TrainingSettings settings, TokenStretch training, int threads)
        : this(settings, LlamaModel.Fresh(settings.Shape, settings.Seed), training, threads)
    {
    }

    private Trainer(TrainingSettings settings, LlamaModel model, TokenStretch training, int threads)
    {
        (Settings, Model) = (settings, model);
        Optimizer = new AdamW(model, settings, threads);
        _windows = new TokenWindows(training, settings);
        _pass = new LlamaPass(model, settings.Sequences, settings.Length, threads);
        _gradients = new float[model.Values.Length];
        (_tokens, _targets) = (new int[settings.TokensOfStep], new int[settings.TokensOfStep]);
    }

    /// <summary>Gets the settings.</summary>
    public TrainingSettings Settings { get; }

    /// <summary>Gets the model as it is now.</summary>
    public LlamaModel Model { get; }

    /// <summary>Gets the steps that are done.</summary>
    public int Step { get; private set; }

    /// <summary>Gets a value indicating whether all steps are done.</summary>
    public bool IsDone => Step >= Settings.Steps;

    /// <summary>Gets how often the whole run passes through the data.</summary>
    public double Epochs => (double)Settings.Steps * Settings.Sequences / _windows.Count;

    /// <summary>Gets Adam's memory.</summary>
    internal AdamW Optimizer { get; }

    /// <summary>Goes on where a checkpoint stopped.</summary>
    public static Trainer Resume(Checkpoint checkpoint, TokenStretch training, int threads)
    {
        Trainer trainer = new(checkpoint.Settings, new LlamaModel(checkpoint.Settings.Shape), training, threads) { Step = checkpoint.Step };
        checkpoint.Read(trainer.Model, trainer.Optimizer);
        return trainer;
    }

    /// <summary>Takes one step.</summary>
    /// <exception cref="TsumugiException">TSU5208: the loss is no number any more.</exception>
    public StepReport Advance()
    {
        _windows.Fill(Step, _tokens, _targets);
        Array.Clear(_gradients);
        double loss = _pass.Backward(_tokens, _targets, _gradients);
        double length = Optimizer.Step(_gradients, Step);
        if (!double.IsFinite(loss) || !double.IsFinite(length))
        {
            throw new TsumugiException(
                "TSU5208",
                ExitCode.Findings,
                "",
                new Phrase($"step {Step + 1}: the loss is no number any more; the model has diverged", $"ステップ {Step + 1}: 損失が数値でなくなりました。学習が発散しています"),
                new Phrase("take a lower `learning-rate` or a longer `warm-up`, or go on from an earlier checkpoint", "`learning-rate` を下げるか、`warm-up` を長くしてください。前のチェックポイントから再開することもできます"));
        }

        Step++;
        return new StepReport(Step, loss, Settings.RateAt(Step - 1), length, Step * Settings.TokensOfStep);
    }
}
