namespace Tsumugi.Stages.Contamination;

/// <summary>Which fields of a set's items are looked for.</summary>
/// <param name="names">The wanted fields; none means all. `choices` also means `choices.text`.</param>
internal sealed class FieldChoice(IReadOnlyList<string> names)
{
    /// <summary>Gets the choice of everything.</summary>
    public static FieldChoice All { get; } = new([]);

    /// <summary>Gets the names.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Says whether a field is looked for.</summary>
    /// <param name="field">Its name, with those of the objects around it: `paragraphs.qas.question`.</param>
    public bool Takes(string field) => names.Count == 0 || names.Any(name => field == name || (field.Length > name.Length && field[name.Length] == '.' && field.StartsWith(name, StringComparison.Ordinal)));

    /// <summary>Chooses for one set out of what a recipe says: `SET=FIELD` is for that set, `FIELD` for the sets that have no line of their own.</summary>
    public static FieldChoice Of(IReadOnlyList<string> settings, string set)
    {
        string[] own = [.. settings.Where(setting => setting.StartsWith(set + "=", StringComparison.Ordinal)).Select(setting => setting[(set.Length + 1)..])];
        return new FieldChoice(own.Length > 0 ? own : [.. settings.Where(setting => !setting.Contains('=', StringComparison.Ordinal))]);
    }
}
