namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Which of several words at one place a list takes, and whether its neighbours matter.</summary>
internal enum Choice
{
    /// <summary>The first in the order of the list, as a regular expression of alternatives takes it.</summary>
    FirstListed,

    /// <summary>The same, but katakana words come last and only count without a neighbour in [ァ-ヴー] (HojiChar's `ignore_confused`).</summary>
    FirstListedKatakanaApart,

    /// <summary>The longest.</summary>
    Longest,

    /// <summary>The longest that stands at Japanese word boundaries.</summary>
    LongestWord,
}
