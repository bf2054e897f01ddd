using Tsumugi.Contracts.Messages;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads a YAML file that is nothing but keys and values, such as the settings of a training.</summary>
public static class FlatYaml
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keys">The keys that it may have.</param>
    /// <param name="where">What the file is.</param>
    /// <returns>Each key with its value and its place.</returns>
    /// <exception cref="TsumugiException">TSU2000: the file is no mapping.</exception>
    /// <exception cref="ProblemsException">TSU2001, TSU2003: keys are unknown, or values are no texts.</exception>
    public static IReadOnlyDictionary<string, (string Value, string Place)> Read(string path, IReadOnlyCollection<string> keys, Phrase where)
    {
        YamlReading reading = new(path);
        YamlMappingNode root = reading.Root(TextFile.Read(path), keys.First());
        reading.CheckKeys(root, where, keys);
        Dictionary<string, (string Value, string Place)> found = new(StringComparer.Ordinal);
        foreach ((YamlNode key, YamlNode value) in root.Children)
        {
            if (value is YamlScalarNode { Value: { } text })
            {
                found[key.ToString()] = (text, reading.Place(value));
            }
            else
            {
                reading.Problem("TSU2003", value, $"`{key}` must be a text", $"`{key}` は文字列で書いてください");
            }
        }

        reading.ThrowIfAny();
        return found;
    }
}
