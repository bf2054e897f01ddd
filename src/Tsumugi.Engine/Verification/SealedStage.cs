using System.Text.Json.Serialization;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Verification;

/// <summary>One stage of a finished run, as its seal tells it.</summary>
/// <param name="Name">The stage.</param>
/// <param name="After">The stages it waited for.</param>
/// <param name="Tasks">Its tasks, all of them committed.</param>
/// <param name="Privacy">What it did about personal data: `scrub`, `redact`, `special-care`; null for nothing.</param>
/// <param name="MakesTrainingData">Whether it made training data.</param>
public sealed record SealedStage(
    string Name,
    IReadOnlyList<string> After,
    int Tasks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Privacy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool MakesTrainingData)
{
    /// <summary>Tells of a stage.</summary>
    internal static SealedStage Of(ITaskStage stage, int tasks) => new(stage.Name, stage.After, tasks, stage.Privacy == PrivacySteps.None ? null : Words(stage.Privacy), stage.MakesTrainingData);

    /// <summary>Gets the words for steps.</summary>
    internal static IReadOnlyList<string> Words(PrivacySteps steps)
    {
        List<string> words = [];
        if (steps.HasFlag(PrivacySteps.Scrub))
        {
            words.Add("scrub");
        }

        if (steps.HasFlag(PrivacySteps.Redact))
        {
            words.Add("redact");
        }

        if (steps.HasFlag(PrivacySteps.SpecialCare))
        {
            words.Add("special-care");
        }

        return words;
    }
}
