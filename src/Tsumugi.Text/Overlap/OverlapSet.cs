namespace Tsumugi.Text.Overlap;

/// <summary>One set of passages that belong together, such as the questions of one evaluation.</summary>
/// <param name="FirstPassage">The index of its first passage; those of a set follow one another.</param>
/// <param name="Passages">How many distinct passages it has.</param>
/// <param name="TemplateOwners">More items than this that share a run of letters make it a part of the set's template.</param>
public readonly record struct OverlapSet(int FirstPassage, int Passages, int TemplateOwners);
