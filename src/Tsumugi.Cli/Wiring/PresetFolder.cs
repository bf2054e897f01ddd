using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Recipes;
using Tsumugi.Stages.Measure;

namespace Tsumugi.Cli.Wiring;

/// <summary>Finds presets: those that ship with the program, and files of the user's own.</summary>
internal static class PresetFolder
{
    private static readonly KnownMeasures Measures = new(MeasureCatalog.All.Select(measure => measure.Card.Id).ToHashSet(StringComparer.Ordinal), AbsentMeasures.Signals)
    {
        AnyModel = true,
        Shares = MeasureCatalog.All.Where(measure => measure.Card.Unit == Unit.Ratio).Select(measure => measure.Card.Id).ToHashSet(StringComparer.Ordinal),
    };

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "presets");

    /// <summary>Gets the names of the presets that ship with the program.</summary>
    public static IReadOnlyList<string> Names =>
        Directory.Exists(Shipped) ? [.. Directory.EnumerateFiles(Shipped, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Finds a preset by name or, if it ends in `.yaml`, by path; every quirk is as the file has it.</summary>
    /// <param name="name">The name or path.</param>
    /// <param name="folder">The folder against which a relative path is read.</param>
    /// <returns>Null if there is none.</returns>
    /// <exception cref="ProblemsException">Everything that is wrong with its file.</exception>
    public static Preset? Find(string name, string folder) => Find(name, folder, Measures, []);

    /// <summary>Gets where the rules of a recipe come from.</summary>
    /// <param name="folder">The folder against which relative paths are read.</param>
    public static RuleSources Sources(string folder) => new(Measures, (name, measures) => Find(name, folder, measures, []), Names, models => ModelSettings.Of(models).Select(model => model.Card));

    private static Preset? Find(string name, string folder, KnownMeasures measures, IReadOnlyList<string> extending)
    {
        bool own = name.EndsWith(".yaml", StringComparison.Ordinal);
        string path = own ? Path.GetFullPath(Path.Combine(folder, name)) : Path.Combine(Shipped, name + ".yaml");
        if (!File.Exists(path) || (!own && !Names.Contains(name)))
        {
            return null;
        }

        if (extending.Contains(path))
        {
            string circle = string.Join(" → ", extending.SkipWhile(other => other != path).Append(path).Select(Path.GetFileName));
            throw new TsumugiException("TSU2015", ExitCode.Usage, "", new Phrase($"the preset extends itself: {circle}", $"プリセットが自分自身を拡張しています（{circle}）"), new Phrase("take one `extends` out of the circle", "輪になっている `extends` を一つ外してください"));
        }

        return PresetReader.Read(TextFile.Read(path), path, measures, other => Find(other, Path.GetDirectoryName(path) ?? folder, measures, [.. extending, path]), Names);
    }

    /// <summary>Finds a privacy policy by name or, if it ends in `.yaml`, by path.</summary>
    /// <returns>Null if there is none.</returns>
    public static RedactionPolicy? Privacy(string name, string folder)
    {
        string path = name.EndsWith(".yaml", StringComparison.Ordinal) ? Path.Combine(folder, name) : Path.Combine(Shipped, "privacy", Path.GetFileName(name) + ".yaml");
        return File.Exists(path) ? PolicyReader.Read(TextFile.Read(path), path, Catalogue.PersonalData) : null;
    }
}
