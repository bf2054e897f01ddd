using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Recipes;
using Tsumugi.Stages.Measure;

namespace Tsumugi.Cli.Wiring;

/// <summary>Finds presets: those that ship with the program, and files of the user's own.</summary>
internal static class PresetFolder
{
    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "presets");

    /// <summary>Gets the names of the presets that ship with the program.</summary>
    public static IReadOnlyList<string> Names =>
        Directory.Exists(Shipped) ? [.. Directory.EnumerateFiles(Shipped, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Finds a preset by name or, if it ends in `.yaml`, by path.</summary>
    /// <param name="name">The name or path.</param>
    /// <param name="folder">The folder against which a relative path is read.</param>
    /// <returns>Null if there is none.</returns>
    public static Preset? Find(string name, string folder)
    {
        string path = name.EndsWith(".yaml", StringComparison.Ordinal) ? Path.Combine(folder, name) : Path.Combine(Shipped, name + ".yaml");
        return File.Exists(path) && (name.EndsWith(".yaml", StringComparison.Ordinal) || Names.Contains(name)) ? PresetReader.Read(File.ReadAllText(path), path, [.. MeasureCatalog.All.Select(measure => measure.Card.Id)]) : null;
    }

    /// <summary>Finds a privacy policy by name or, if it ends in `.yaml`, by path.</summary>
    /// <returns>Null if there is none.</returns>
    public static RedactionPolicy? Privacy(string name, string folder)
    {
        string path = name.EndsWith(".yaml", StringComparison.Ordinal) ? Path.Combine(folder, name) : Path.Combine(Shipped, "privacy", Path.GetFileName(name) + ".yaml");
        return File.Exists(path) ? PolicyReader.Read(File.ReadAllText(path), path, Catalogue.PersonalData) : null;
    }
}
