using System.Buffers;
using Tsumugi.Stages.Redact.Names;

namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>Tells what a sentence speaks about, by the particles は, が and も.</summary>
internal static class CareTopics
{
    private const int PartBehind = 9;

    private static readonly SearchValues<char> Subjects = SearchValues.Create("はがも");

    /// <summary>Says whether a person is what its sentence speaks about.</summary>
    internal static bool Is(ReadOnlySpan<char> behind)
        => behind.IsEmpty || behind[0] is 'は' or 'が' or 'も' or '、' or '（' or '(' or '。' or '\n' or ' ' or '　' || behind.StartsWith("です") || behind.StartsWith("だ。") || behind.StartsWith("とい") || behind.StartsWith("と申") || behind.StartsWith("って") || behind.StartsWith("の話") || behind.StartsWith("の近況") || (behind[0] == 'の' && behind[..Math.Min(behind.Length, PartBehind)].ContainsAny(Subjects));

    /// <summary>Says whether a sentence is one of a speaker: 私は, 自分も.</summary>
    internal static bool SpeaksOfItself(ReadOnlySpan<char> sentence)
    {
        for (int at = 1; at < sentence.Length; at++)
        {
            if (sentence[at] is 'は' or 'も' or 'が' && CareContext.Selves.Ends(sentence[..at]) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says whether something else becomes the topic (日本人は), or people without a name the subject (女性が).</summary>
    /// <param name="between">What stands between the person, or the beginning of the sentence, and the statement.</param>
    /// <param name="alone">Whether the person is of an earlier sentence, so that も makes a topic, too.</param>
    internal static bool HasOther(ReadOnlySpan<char> between, bool alone)
    {
        for (int at = 1; at < between.Length; at++)
        {
            char before = between[at - 1];
            bool noun = !NameLetters.IsHiragana(before);
            if (between[at] == 'は' && before == 'の')
            {
                return true; // 怖いのは
            }

            if ((between[at] == 'は' || (alone && between[at] == 'も')) && noun && before is not ('、' or '。' or '）' or ')') && !CareContext.IsOwnTopic(between[..at]))
            {
                return true;
            }

            if (between[at] is 'が' or 'も' && CareContext.Unnamed.Ends(before == 'ら' ? between[..(at - 1)] : between[..at]) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
