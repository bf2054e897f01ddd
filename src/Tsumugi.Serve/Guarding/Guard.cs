using Tsumugi.Contracts.Guarding;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Steps;
using Tsumugi.Text;

namespace Tsumugi.Serve.Guarding;

/// <summary>Looks at what a model is asked and what it answers. Immutable, for many threads at once.</summary>
public sealed class Guard
{
    private static readonly Comparer<(TextEdit Edit, GuardRule Rule)> InTextOrder = Comparer<(TextEdit Edit, GuardRule Rule)>.Create((left, right) =>
    {
        int order = left.Edit.Span.Start.CompareTo(right.Edit.Span.Start);
        order = order != 0 ? order : right.Rule.Action.CompareTo(left.Rule.Action);
        return order != 0 ? order : right.Edit.Span.End.CompareTo(left.Edit.Span.End);
    });

    private readonly (GuardRule Rule, PhraseAutomaton? Phrases)[] _rules;
    private readonly ITextEditor? _personalData;

    /// <summary>Creates a guard.</summary>
    /// <param name="rules">The rules, each with its own id.</param>
    /// <param name="personalData">What finds personal data and says its tokens; null if no rule asks for it.</param>
    public Guard(IReadOnlyList<GuardRule> rules, ITextEditor? personalData)
    {
        _rules = [.. rules.Select(rule => (rule, rule.Phrases.Count > 0 ? new PhraseAutomaton(rule.Phrases) : null))];
        _personalData = personalData;
    }

    /// <summary>Gets a guard that lets everything pass.</summary>
    public static Guard None { get; } = new([], null);

    /// <summary>Says whether any rule reads texts of a side.</summary>
    public bool Reads(GuardSide side) => _rules.Any(rule => (rule.Rule.On & side) != GuardSide.None);

    /// <summary>Says whether any rule may rewrite or end an answer.</summary>
    public bool ChangesAnswers => _rules.Any(rule => (rule.Rule.On & GuardSide.Output) != GuardSide.None && rule.Rule.Action != GuardAction.Flag);

    /// <summary>Looks at a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="side">Whether it is asked or answered.</param>
    public GuardVerdict Look(string text, GuardSide side)
    {
        List<(TextEdit Edit, GuardRule Rule)> hits = Find(text, side);
        if (hits.Count == 0)
        {
            return new GuardVerdict(text, [], null);
        }

        GuardRule[] spoke = [.. _rules.Select(rule => rule.Rule).Where(rule => hits.Any(hit => hit.Rule == rule))];
        hits.Sort(InTextOrder);
        List<TextEdit> masks = [];
        int end = text.Length;
        GuardRule? refused = null;
        foreach ((TextEdit edit, GuardRule rule) in hits)
        {
            if (rule.Action == GuardAction.Refuse)
            {
                (refused, end) = (rule, edit.Span.Start);
                break;
            }

            if (rule.Action == GuardAction.Mask && (masks.Count == 0 || edit.Span.Start >= masks[^1].Span.End))
            {
                masks.Add(edit);
            }
        }

        masks.RemoveAll(mask => mask.Span.End > end);
        TextBuffer after = new();
        TextEdits.Apply(text.AsSpan(0, end), masks, after);
        return new GuardVerdict(after.Written.ToString(), spoke, refused);
    }

    private List<(TextEdit Edit, GuardRule Rule)> Find(string text, GuardSide side)
    {
        List<(TextEdit, GuardRule)> hits = [];
        List<TextEdit> data = [];
        bool searched = false;
        foreach ((GuardRule rule, PhraseAutomaton? phrases) in _rules)
        {
            if ((rule.On & side) == GuardSide.None)
            {
                continue;
            }

            for (int from = 0; phrases is not null && phrases.TryFind(text, from, out PhraseHit hit); from = hit.End)
            {
                hits.Add((new TextEdit(new TextSpan(hit.Start, hit.End), rule.Id, 1, "phrase", rule.Token), rule));
            }

            if (rule.PersonalData.Count > 0 && _personalData is not null)
            {
                if (!searched)
                {
                    _personalData.Find(text, data);
                    searched = true;
                }

                hits.AddRange(data.Where(edit => rule.PersonalData.Contains(edit.Kind)).Select(edit => (rule.Token.Length > 0 ? edit with { Replacement = rule.Token } : edit, rule)));
            }
        }

        return hits;
    }
}
