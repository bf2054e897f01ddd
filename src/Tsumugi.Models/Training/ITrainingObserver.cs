namespace Tsumugi.Models.Training;

/// <summary>Is told how a run gets on.</summary>
public interface ITrainingObserver
{
    /// <summary>A step is done.</summary>
    void StepDone(StepReport report);

    /// <summary>The held-out text was measured.</summary>
    /// <param name="step">After so many steps.</param>
    /// <param name="loss">The result.</param>
    void Measured(int step, HeldOutLoss loss);

    /// <summary>A checkpoint was written.</summary>
    void Saved(string path);
}
