namespace Tsumugi.Stages.Report.Facts;

/// <summary>A document near a limit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Value">Its value.</param>
/// <param name="Url">Its address; empty if it has none.</param>
/// <param name="Title">Its title; empty if it has none.</param>
/// <param name="Language">The language of its text.</param>
/// <param name="Fate">What became of it in the end: a rule's id, `dedup/near` …; empty if it is in the dataset.</param>
/// <param name="Excerpt">A few of its letters, redacted.</param>
public sealed record LimitSample(string Id, double Value, string Url, string Title, string Language, string Fate, Excerpt Excerpt);
