using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report;

/// <summary>The words for what becomes of personal data.</summary>
internal static class PrivacyWords
{
    /// <summary>Gets the word for an action.</summary>
    public static Phrase Action(RedactionAction action) => action switch
    {
        RedactionAction.Destroy => new("destroyed before anything is written", "書き込む前に消去"),
        RedactionAction.Mask => new("masked in the dataset", "データセットで伏せる"),
        _ => new("kept", "残す"),
    };

    /// <summary>Gets how often something was done to a kind; a dash for what is kept, since nobody counts it.</summary>
    public static string Times(RunCounts counts, RedactionKind kind) => kind.Action switch
    {
        RedactionAction.Destroy when kind.Kind == "my-number" => Numbers.Whole(counts.Scrubbed),
        RedactionAction.Destroy or RedactionAction.Mask => Numbers.Whole(counts.Redacted(kind.Kind)),
        _ => "–",
    };
}
