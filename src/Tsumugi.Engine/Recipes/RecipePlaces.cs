using Tsumugi.Contracts.Recipes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Finds where in a recipe something stands, for messages about a recipe that has been read without a mistake.</summary>
public sealed class RecipePlaces
{
    private readonly string _file;
    private readonly YamlMappingNode _root;

    /// <summary>Reads the places of a recipe.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">The name that messages show.</param>
    /// <param name="sets">Changes from the command line.</param>
    /// <param name="sections">The sections that stages offer.</param>
    public RecipePlaces(string yaml, string file, IReadOnlyList<string> sets, IReadOnlyList<SectionCard> sections)
    {
        _file = file;
        _root = new YamlReading(file).Root(yaml);
        RecipeChanges.Apply(_root, sets, sections);
    }

    /// <summary>Names the place of a value (`recipe.yaml:12:9`, or `--set`), or of the nearest thing around it if the recipe leaves the value out.</summary>
    /// <param name="path">Keys from the top; a number for an entry of a list. A key with dots (`near.jaccard`) goes down by itself.</param>
    public string Of(params IEnumerable<string> path)
    {
        YamlNode at = _root;
        foreach (string step in path.SelectMany(key => key.Split('.')))
        {
            YamlNode? next = at switch
            {
                YamlMappingNode mapping => YamlReading.Child(mapping, step),
                YamlSequenceNode list when int.TryParse(step, out int index) && index < list.Children.Count => list.Children[index],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            at = next;
        }

        return ReferenceEquals(at, _root) ? _file : at.Start.Equals(Mark.Empty) ? "--set" : $"{_file}:{at.Start.Line}:{at.Start.Column}";
    }
}
