using Tsumugi.Stages.Measure;

namespace Tsumugi.Stages.Decide;

/// <summary>The columns of the measure ledger that some rules need, each once: a corpus has a hundred columns, and a preset asks for a few.</summary>
internal sealed class MeasureColumns
{
    private readonly List<string> _names = [];
    private readonly int[] _columns;

    /// <summary>Chooses the columns.</summary>
    /// <param name="rules">The rules of the recipe.</param>
    /// <param name="chosen">The indexes of the rules that ask.</param>
    /// <param name="further">Measures wanted besides.</param>
    public MeasureColumns(RuleEvaluator rules, IReadOnlyList<int> chosen, params IReadOnlyList<string> further)
    {
        _columns = [.. chosen.Select(rule => Column(rules.Preset.Rules[rule].Measure)), .. further.Select(Column)];
    }

    /// <summary>Gets the names of the columns.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Gets the column of a chosen rule, or, behind the rules, of a further measure.</summary>
    public int Of(int chosen) => _columns[chosen];

    private int Column(string measure)
    {
        int known = _names.IndexOf(measure);
        if (known >= 0)
        {
            return known;
        }

        _names.Add(measure);
        return _names.Count - 1;
    }
}
