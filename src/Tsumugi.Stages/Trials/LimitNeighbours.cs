namespace Tsumugi.Stages.Trials;

/// <summary>The documents nearest to one limit of a rule of a trial.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Measure">Its measure.</param>
/// <param name="Limit">The limit.</param>
/// <param name="IsMin">Whether it is the lower limit.</param>
/// <param name="Failing">Documents that the limit takes out, nearest first.</param>
/// <param name="Passing">Documents that it lets pass, nearest first.</param>
public sealed record LimitNeighbours(string Rule, string Measure, double Limit, bool IsMin, IReadOnlyList<Neighbour> Failing, IReadOnlyList<Neighbour> Passing);
