using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;

namespace Tsumugi.Tests.Engine;

/// <summary>Graphs made up for the purpose: the planner refuses those that turn texts into training data too early.</summary>
public sealed class PrivacyOrderTests
{
    [Fact]
    public void A_graph_whose_training_data_comes_after_all_privacy_steps_passes()
        => PrivacyOrder.Check(
        [
            new GraphStage("refine") { Privacy = PrivacySteps.Scrub },
            new GraphStage("decide", "refine"),
            new GraphStage("redact", "decide") { Privacy = PrivacySteps.Redact | PrivacySteps.SpecialCare },
            new GraphStage("tokenize", "redact") { MakesTrainingData = true },
            new GraphStage("pack", "tokenize") { MakesTrainingData = true },
        ]);

    [Fact]
    public void A_stage_may_deal_with_personal_data_and_write_what_is_left_itself()
        => PrivacyOrder.Check([new GraphStage("write") { Privacy = PrivacySteps.All, MakesTrainingData = true }]);

    [Fact]
    public void A_graph_without_training_data_needs_no_privacy_step() => PrivacyOrder.Check([new GraphStage("count")]);

    [Fact]
    public void Tokens_made_beside_the_privacy_stage_are_refused_although_it_stands_before_them_in_the_list()
    {
        TsumugiException refusal = Refusal(
        [
            new GraphStage("refine") { Privacy = PrivacySteps.Scrub },
            new GraphStage("redact", "refine") { Privacy = PrivacySteps.Redact | PrivacySteps.SpecialCare },
            new GraphStage("tokenize", "refine") { MakesTrainingData = true },
        ]);
        Assert.Equal(ExitCode.PolicyGate, refusal.Exit);
        Assert.Equal("tokenize", refusal.Place);
        Assert.Equal("`tokenize` makes training data, but nothing that it waits for masks personal data by the policy or looks for special-care information; the PPC's notice of 2 June 2023 asks for it before data is processed into a training dataset", refusal.Saying.English);
        Assert.Equal("`tokenize` は学習データを作りますが、ポリシーによる個人情報の処理・要配慮個人情報の検出を行う段階を待っていません。個人情報保護委員会の注意喚起（2023年6月2日）は、学習用データセットに加工する前に行うことを求めています", refusal.Saying.Japanese);
        Assert.Equal("let `tokenize` wait for `redact`", refusal.Hint.English);
    }

    [Fact]
    public void Redaction_without_the_detector_of_special_care_is_refused()
    {
        TsumugiException refusal = Refusal(
        [
            new GraphStage("refine") { Privacy = PrivacySteps.Scrub },
            new GraphStage("write", "refine") { Privacy = PrivacySteps.Redact, MakesTrainingData = true },
        ]);
        Assert.Contains("looks for special-care information", refusal.Saying.English, StringComparison.Ordinal);
        Assert.Contains("no stage of this plan does it", refusal.Hint.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_privacy_stage_that_comes_after_the_training_data_does_not_count()
        => Refusal(
        [
            new GraphStage("tokenize") { MakesTrainingData = true },
            new GraphStage("redact", "tokenize") { Privacy = PrivacySteps.All },
        ]);

    [Fact]
    public void Stages_that_wait_for_each_other_end_the_search()
        => Refusal([new GraphStage("a", "b"), new GraphStage("b", "a") { MakesTrainingData = true }]);

    private static TsumugiException Refusal(IReadOnlyList<ITaskStage> stages)
    {
        TsumugiException refusal = Assert.Throws<TsumugiException>(() => PrivacyOrder.Check(stages));
        Assert.Equal("TSU2210", refusal.Code);
        return refusal;
    }

    private sealed class GraphStage(string name, params string[] after) : ITaskStage
    {
        public string Name => name;

        public IReadOnlyList<string> After => after;

        public PrivacySteps Privacy { get; init; }

        public bool MakesTrainingData { get; init; }

        public int CountTasks(IRunView run) => 0;

        public void Run(ITaskContext task) => throw new NotSupportedException();
    }
}
