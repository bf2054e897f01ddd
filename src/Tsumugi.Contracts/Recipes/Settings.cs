using System.Globalization;

namespace Tsumugi.Contracts.Recipes;

/// <summary>The values of one section, checked and with defaults filled in.</summary>
/// <remarks>Getters throw <see cref="KeyNotFoundException"/> for a key that the section's card does not have: that is our bug, not the user's.</remarks>
/// <param name="values">Key → values in canonical form (numbers invariant, flags `yes`/`no`, sizes in bytes); an empty list for an absent key without default.</param>
public sealed class Settings(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    /// <summary>Gets all values in canonical form, for the plan hash.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => values;

    /// <summary>Gets the names of a section whose keys are names, in their order.</summary>
    public IReadOnlyList<string> Names => [.. values.Keys.Select(key => key[..key.LastIndexOf('.')]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Says whether a value is there.</summary>
    public bool Has(string key) => values[key].Count > 0;

    /// <summary>Gets a text or choice; empty if absent.</summary>
    public string Text(string key) => values[key] is [string only, ..] ? only : "";

    /// <summary>Gets a list.</summary>
    public IReadOnlyList<string> Texts(string key) => values[key];

    /// <summary>Gets a flag.</summary>
    public bool Flag(string key) => Text(key) == "yes";

    /// <summary>Gets a number.</summary>
    public double Number(string key) => double.Parse(Text(key), CultureInfo.InvariantCulture);

    /// <summary>Gets a whole number.</summary>
    public int Whole(string key) => int.Parse(Text(key), CultureInfo.InvariantCulture);

    /// <summary>Gets a size in bytes.</summary>
    public long Size(string key) => long.Parse(Text(key), CultureInfo.InvariantCulture);
}
