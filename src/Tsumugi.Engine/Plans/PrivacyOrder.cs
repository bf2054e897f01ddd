using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Plans;

/// <summary>Refuses a graph in which training data is made before personal data is dealt with.</summary>
/// <remarks>
/// The Personal Information Protection Commission's notice of 2 June 2023 on generative AI asks that special-care-required personal information be
/// removed or made anonymous before data is processed into a training dataset. What counts is what a stage waits for, directly or through others, not where it
/// stands in a list: a scheduler may start it as soon as those are done.
/// </remarks>
public static class PrivacyOrder
{
    /// <summary>Checks a graph.</summary>
    /// <param name="stages">All stages of the run.</param>
    /// <exception cref="TsumugiException">TSU2210: a stage makes training data without all privacy steps behind it.</exception>
    public static void Check(IReadOnlyList<ITaskStage> stages)
    {
        Dictionary<string, ITaskStage> byName = stages.ToDictionary(stage => stage.Name, StringComparer.Ordinal);
        foreach (ITaskStage stage in stages)
        {
            PrivacySteps missing = stage.MakesTrainingData ? PrivacySteps.All & ~Behind(stage, byName) : PrivacySteps.None;
            if (missing != PrivacySteps.None)
            {
                throw Refusal(stage, missing, stages);
            }
        }
    }

    /// <summary>Gets what a stage and those it waits for do about personal data.</summary>
    private static PrivacySteps Behind(ITaskStage stage, Dictionary<string, ITaskStage> byName)
    {
        PrivacySteps steps = PrivacySteps.None;
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<ITaskStage> waiting = new([stage]);
        while (waiting.TryPop(out ITaskStage? next))
        {
            steps |= next.Privacy;
            foreach (string former in next.After)
            {
                if (seen.Add(former) && byName.TryGetValue(former, out ITaskStage? found))
                {
                    waiting.Push(found);
                }
            }
        }

        return steps;
    }

    private static TsumugiException Refusal(ITaskStage stage, PrivacySteps missing, IReadOnlyList<ITaskStage> stages)
    {
        string[] able = [.. stages.Where(other => other != stage && (other.Privacy & missing) != PrivacySteps.None).Select(other => $"`{other.Name}`")];
        (string english, string japanese) = able.Length > 0
            ? ($"let `{stage.Name}` wait for {string.Join(", ", able)}", $"`{stage.Name}` が {string.Join("、", able)} を待つようにしてください")
            : ("no stage of this plan does it; put one in front", "この計画には行う段階がありません。前に加えてください");
        return new TsumugiException(
            "TSU2210",
            ExitCode.PolicyGate,
            stage.Name,
            new Phrase(
                $"`{stage.Name}` makes training data, but nothing that it waits for {Words(missing, "destroys individual numbers", "masks personal data by the policy", "looks for special-care information", " or ")}; the PPC's notice of 2 June 2023 asks for it before data is processed into a training dataset",
                $"`{stage.Name}` は学習データを作りますが、{Words(missing, "個人番号の削除", "ポリシーによる個人情報の処理", "要配慮個人情報の検出", "・")}を行う段階を待っていません。個人情報保護委員会の注意喚起（2023年6月2日）は、学習用データセットに加工する前に行うことを求めています"),
            new Phrase(english, japanese));
    }

    private static string Words(PrivacySteps steps, string scrub, string redact, string care, string between)
    {
        List<string> words = [];
        foreach ((PrivacySteps step, string word) in new[] { (PrivacySteps.Scrub, scrub), (PrivacySteps.Redact, redact), (PrivacySteps.SpecialCare, care) })
        {
            if (steps.HasFlag(step))
            {
                words.Add(word);
            }
        }

        return string.Join(between, words);
    }
}
