using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;

namespace Tsumugi.Engine.Recipes;

/// <summary>Where the rules of a recipe come from.</summary>
/// <param name="Measures">What rules can rest on, before a recipe names models of its own.</param>
/// <param name="Find">Finds a preset by name, with what its rules can rest on; null if there is none.</param>
/// <param name="Names">The names of the presets that ship with the program, for hints.</param>
/// <param name="Models">Gets the measures of the models that the section `models` names.</param>
public sealed record RuleSources(KnownMeasures Measures, Func<string, KnownMeasures, Preset?> Find, IReadOnlyList<string> Names, Func<Settings, IEnumerable<MeasureCard>> Models);
