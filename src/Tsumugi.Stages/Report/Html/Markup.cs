namespace Tsumugi.Stages.Report.Html;

/// <summary>Text that is HTML already and goes into a page as it is.</summary>
/// <param name="Html">Well-formed HTML of our own making.</param>
public readonly record struct Markup(string Html);
