using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report;

/// <summary>The words for lists of people.</summary>
internal static class PeopleListWords
{
    /// <summary>Says when a text counts as such a list and what becomes of it.</summary>
    public static Phrase Sentence(PeopleListRule rule)
    {
        string kinds = string.Join(", ", rule.Kinds.Select(kind => $"`{kind.Replace("|", "` or `", StringComparison.Ordinal)}`"));
        string kindsJa = string.Join("・", rule.Kinds.Select(kind => $"`{kind.Replace("|", "` か `", StringComparison.Ordinal)}`"));
        bool drops = rule.Action == RedactionAction.DropDocument;
        return new Phrase(
            $"Lists of people: a text in which {kinds} stand within {rule.Within} letters, {rule.Groups} times, is {(drops ? "left out" : "noted")}.",
            $"名簿: {kindsJa} が {rule.Within} 文字以内にそろう箇所が {rule.Groups} か所以上ある文書は{(drops ? "除きます" : "記録します")}。");
    }

    /// <summary>Says how many documents were left out for it.</summary>
    public static Phrase Found(PrivacyFacts facts)
    {
        long documents = facts.Dropped.Where(reason => reason.Key == PeopleListRule.Reason).Sum(reason => reason.Value);
        return new Phrase($"Left out here: {Numbers.Whole(documents)}.", $"今回除いた文書: {Numbers.Whole(documents)}。");
    }
}
