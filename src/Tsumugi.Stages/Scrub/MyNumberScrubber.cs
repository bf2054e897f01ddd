using System.Buffers;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Redact;
using Tsumugi.Text;

namespace Tsumugi.Stages.Scrub;

/// <summary>Destroys My Numbers (個人番号) before anything is written: no file, edit, hash or message may hold one.</summary>
/// <remarks>
/// <para>
/// 番号法 arts. 19 and 20 forbid collecting and keeping them, so this runs on text, title and address alike, ahead of every
/// output. A number counts if it has twelve digits in any usual writing, a fitting check digit, and context (see
/// <see cref="MyNumberContext"/>). When in doubt it destroys: a lost parcel number costs a corpus nothing.
/// </para>
/// <para>
/// Writings: half-width, full-width, kanji and percent-encoded digits; bare, 4-4-4 with any joiners, one digit per cell, or
/// up to six groups with equal joiners (6-6, 3-3-3-3). Numbers inside a longer run of digits, corporate numbers written 1-4-4-4 and
/// payment cards written 4-4-4-4 with fitting check digits stay.
/// </para>
/// <para>
/// Known misses: a number more than 100 units behind and 40 units before its context; digits in a picture, in circles or in
/// words; a typing error that breaks the check digit. Known false alarms: one in ten of other twelve-digit numbers in context.
/// Cost: a vector search for digits; no allocation unless something is found.
/// </para>
/// </remarks>
public sealed class MyNumberScrubber : ITextEditor, ITextDetector
{
    /// <summary>The kind of the edits.</summary>
    public const string Kind = "my-number";

    /// <summary>What stands where a My Number stood; the same for all, so it reveals nothing.</summary>
    public const string Token = "〔個人番号削除〕";

    private const int MyNumberDigits = 12;
    private const string Parts = "format+check-digit+context";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９〇零○一二三四五六七八九%");

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = [Kind];

    /// <inheritdoc/>
    public PrivacySteps Privacy => PrivacySteps.Scrub;

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<char> text, List<TextEdit> edits)
    {
        int first = edits.Count;
        CollectValid(text, edits);
        if (edits.Count > first)
        {
            KeepInContext(text, edits, first);
        }
    }

    /// <summary>Adds every number with a fitting form and check digit; the score is 0 until its context is known.</summary>
    private static void CollectValid(ReadOnlySpan<char> text, List<TextEdit> edits)
    {
        Span<byte> digits = stackalloc byte[MyNumberDigits + 8];
        char joinedBy = DigitGroups.None;
        int at = 0;
        while (true)
        {
            if (joinedBy == DigitGroups.None)
            {
                int skip = text[at..].IndexOfAny(Digits);
                if (skip < 0)
                {
                    return;
                }

                at += skip;
            }

            // Only a percent sign that begins no digit stops the search without a group.
            int end = at;
            int count = DigitGroups.ReadGroup(text, ref end, digits);
            if (count == 0)
            {
                at++;
                joinedBy = DigitGroups.None;
                continue;
            }

            int next = end;
            char joiner = DigitGroups.ReadJoiner(text, ref next);
            if (joiner == DigitGroups.None && count < MyNumberDigits && joinedBy == DigitGroups.None)
            {
                // A short group that stands alone, as nearly all in prose do.
                at = end;
                continue;
            }

            int last = LongerNumberEnd(text, at, joinedBy, digits);
            if (last < 0 && count <= MyNumberDigits + 4)
            {
                last = NumberEnd(text, at, joinedBy, edits);
            }

            // What follows a number begins anew: after the edit it has a token before it, not a joiner.
            at = last > 0 ? last : next;
            joinedBy = last > 0 ? DigitGroups.None : joiner;
        }
    }

    /// <summary>Tries a number at the beginning of a group, and behind a percent escape that the group begins with (<c>%20123456789018</c>).</summary>
    /// <returns>The end of the number that was added, or -1.</returns>
    private static int NumberEnd(ReadOnlySpan<char> text, int at, char joinedBy, List<TextEdit> edits)
    {
        int escape = at > 0 && text[at - 1] == '%' ? 2 : at > 1 && text[at - 2] == '%' && char.IsAsciiHexDigit(text[at - 1]) ? 1 : 0;
        for (int skip = 0; skip <= escape; skip += Math.Max(1, escape))
        {
            int end = MatchEnd(text, at + skip, joinedBy);
            if (end > 0)
            {
                edits.Add(new TextEdit(new TextSpan(at + skip, end), Kind, 0, Parts, Token));
                return end;
            }
        }

        return -1;
    }

    private static int MatchEnd(ReadOnlySpan<char> text, int at, char joinedBy)
    {
        Span<byte> digits = stackalloc byte[MyNumberDigits];
        int filled = 0;
        int groups = 0;
        bool fours = true;
        bool ones = true;
        bool alike = true;
        char joiner = DigitGroups.None;
        int end = at;
        while (true)
        {
            int count = DigitGroups.ReadGroup(text, ref end, digits[filled..]);
            filled += count;
            groups++;
            fours &= count == 4;
            ones &= count == 1;
            if (filled >= MyNumberDigits)
            {
                break;
            }

            char next = DigitGroups.ReadJoiner(text, ref end);
            if (count == 0 || next == DigitGroups.None)
            {
                return -1;
            }

            alike &= groups == 1 || next == joiner;
            joiner = next;
        }

        if (filled != MyNumberDigits || !CheckDigits.IsMyNumber(digits))
        {
            return -1;
        }

        return groups == 1 || fours || ones || (alike && joinedBy != joiner && groups <= 6) ? end : -1;
    }

    /// <summary>Recognises a corporate number in the form 1-4-4-4 or a payment card in the form 4-4-4-4 (-3), each with a fitting check digit.</summary>
    /// <returns>The end of it, or -1.</returns>
    private static int LongerNumberEnd(ReadOnlySpan<char> text, int at, char joinedBy, Span<byte> digits)
    {
        int end = at;
        int filled = DigitGroups.ReadGroup(text, ref end, digits);
        if (filled is not (1 or 4))
        {
            return -1;
        }

        int first = filled;
        int groups = 1;
        char joiner = DigitGroups.None;
        while (filled < digits.Length)
        {
            int next = end;
            char kind = DigitGroups.ReadJoiner(text, ref next);
            if (kind == DigitGroups.None || (groups > 1 && kind != joiner))
            {
                break;
            }

            joiner = kind;
            end = next;
            int count = DigitGroups.ReadGroup(text, ref end, digits[filled..]);
            if (count != 4 && !(count == 3 && filled == 16))
            {
                return -1;
            }

            filled += count;
            groups++;
        }

        ReadOnlySpan<byte> number = digits[..Math.Min(filled, digits.Length)];
        bool longer = first == 1 ? filled == 13 && CheckDigits.IsCorporateNumber(number) : filled is 16 or 19 && CheckDigits.IsLuhn(number);
        return longer && joiner != joinedBy ? end : -1;
    }

    /// <summary>Removes what has no context of its own and no neighbour that hands its context on.</summary>
    private static void KeepInContext(ReadOnlySpan<char> text, List<TextEdit> edits, int first)
    {
        // A destroyed number is context for the next one, as in a table under one heading, and – closer – for the one
        // before. Without that, the shorter token would bring a word into reach and a second run would find more.
        int reach = int.MinValue;
        for (int i = first; i < edits.Count; i++)
        {
            TextSpan span = edits[i].Span;
            if ((reach != int.MinValue && span.Start - reach <= MyNumberContext.Chain) || MyNumberContext.Surrounds(text, span.Start, span.End))
            {
                edits[i] = edits[i] with { Score = 1 };
                reach = span.End;
            }
        }

        for (int i = edits.Count - 2; i >= first; i--)
        {
            if (edits[i].Score == 0 && edits[i + 1].Score > 0 && edits[i + 1].Span.Start - edits[i].Span.End <= MyNumberContext.After)
            {
                edits[i] = edits[i] with { Score = 1 };
            }
        }

        int kept = first;
        for (int i = first; i < edits.Count; i++)
        {
            if (edits[i].Score > 0)
            {
                edits[kept++] = edits[i];
            }
        }

        edits.RemoveRange(kept, edits.Count - kept);
    }
}
