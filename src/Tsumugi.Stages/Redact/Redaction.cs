using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Redact;

/// <summary>What a policy says of one text. Filled by <see cref="Redactor.Look"/>; one for each worker, used again and again.</summary>
public sealed class Redaction
{
    /// <summary>Gets what is replaced, in text order, not overlapping; spans are in the text before.</summary>
    public List<TextEdit> Edits { get; } = [];

    /// <summary>Gets what is only noted, in text order; may overlap with each other and with edits. The replacement is what stands for it where it is shown to people.</summary>
    public List<TextEdit> Flags { get; } = [];

    /// <summary>Gets why the whole document leaves the dataset, as a reason code; null if it stays.</summary>
    public string? Drop { get; internal set; }

    /// <summary>Gets how many entries of a list of people, or places of the kind, there are; what <see cref="Drop"/> rests on.</summary>
    public int Groups { get; internal set; }

    /// <summary>Gets whether the text is noted as a list of people although it stays.</summary>
    public bool IsPeopleList { get; internal set; }

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        Edits.Clear();
        Flags.Clear();
        (Drop, Groups, IsPeopleList) = (null, 0, false);
    }

    /// <summary>Gets a span of the text before as it lies in the text after the edits; one that begins or ends within an edit takes that edit's token in.</summary>
    public TextSpan After(TextSpan before)
    {
        int start = before.Start;
        int end = before.End;
        foreach (TextEdit edit in Edits)
        {
            int growth = edit.Replacement.Length - edit.Span.Length;
            if (edit.Span.End <= before.Start)
            {
                start += growth;
            }
            else if (edit.Span.Start < before.Start)
            {
                start -= before.Start - edit.Span.Start;
            }

            if (edit.Span.End <= before.End)
            {
                end += growth;
            }
            else if (edit.Span.Start < before.End)
            {
                end += edit.Replacement.Length - (before.End - edit.Span.Start);
            }
        }

        return new TextSpan(start, end);
    }
}
