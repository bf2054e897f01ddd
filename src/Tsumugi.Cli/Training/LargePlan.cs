using Tsumugi.Contracts.Messages;

namespace Tsumugi.Cli.Training;

/// <summary>Prepares a large training for another program.</summary>
internal static class LargePlan
{
    /// <summary>Gets the programs.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["megatron", "torchtitan"];

    /// <summary>Writes the plan.</summary>
    public static int Write(string kind, TrainingOrder order, Session session) => (int)ExitCode.Ok;
}
