using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report;

/// <summary>The words for what becomes of personal data.</summary>
internal static class PrivacyWords
{
    /// <summary>Gets the word of an action in policies and for programs.</summary>
    public static string Code(RedactionAction action) => action switch
    {
        RedactionAction.DropDocument => "drop document",
        RedactionAction.Destroy => "destroy",
        RedactionAction.Replace => "replace",
        RedactionAction.Mask => "mask",
        RedactionAction.Flag => "flag",
        _ => "keep",
    };

    /// <summary>Gets the words for an action.</summary>
    public static Phrase Action(RedactionAction action) => action switch
    {
        RedactionAction.DropDocument => new("the document is left out", "文書ごと除く"),
        RedactionAction.Destroy => new("destroyed before anything is written", "書き込む前に消去"),
        RedactionAction.Replace => new("replaced by marks of the same shape", "同じ形の記号に置き換える"),
        RedactionAction.Mask => new("masked in the dataset", "データセットで伏せる"),
        RedactionAction.Flag => new("noted; the text stays", "記録のみ（本文は残す）"),
        _ => new("kept", "残す"),
    };

    /// <summary>Gets how often something was done to a kind; a dash for what is kept, since nobody counts it.</summary>
    public static string Times(ReportFacts facts, RedactionKind kind) => kind.Action switch
    {
        RedactionAction.Destroy when kind.Kind == "my-number" => Numbers.Whole(facts.Counts.Scrubbed),
        RedactionAction.Keep => "–",
        RedactionAction.Flag => Numbers.Whole(facts.Privacy.Places(kind.Kind)),
        RedactionAction.DropDocument => Numbers.Whole(facts.Privacy.DroppedFor(kind.Kind)),
        _ => Numbers.Whole(facts.Counts.Redacted(kind.Kind)),
    };
}
