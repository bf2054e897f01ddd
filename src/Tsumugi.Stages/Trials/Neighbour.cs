namespace Tsumugi.Stages.Trials;

/// <summary>A document near a limit.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Its address; empty if it has none.</param>
/// <param name="Title">Its title; empty if it has none.</param>
/// <param name="Value">Its value.</param>
/// <param name="Before">The first rule of the run that it fails; empty if it passes.</param>
/// <param name="After">The first rule of the trial that it fails; empty if it passes.</param>
/// <param name="Excerpt">The beginning of its stored text; empty if the text is gone.</param>
public sealed record Neighbour(string Id, string Url, string Title, double Value, string Before, string After, string Excerpt);
