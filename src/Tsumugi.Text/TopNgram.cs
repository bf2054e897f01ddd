namespace Tsumugi.Text;

/// <summary>The most frequent of a text's n-grams of one length.</summary>
/// <param name="Total">All occurrences of n-grams of the length: letters − n + 1, or 0.</param>
/// <param name="Count">How often the most frequent one occurs; 0 if there are none.</param>
/// <param name="First">Where it begins for the first time, in letters or words; the earliest of several.</param>
public readonly record struct TopNgram(int Total, int Count, int First);
