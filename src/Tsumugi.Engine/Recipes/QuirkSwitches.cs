using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Turns quirks of a preset off: all of them (`quirks: off`) or by name (`quirks: {blank-lines-are-paragraphs: off}`).</summary>
public static class QuirkSwitches
{
    private static readonly Phrase Expected = new("expected `off`, `on`, or a mapping such as `{NAME: off}`", "`off` か `on`、または `{名前: off}` の形で書いてください");

    /// <summary>Turns quirks off as a command line says: `off`, `on`, the only quirks that stay on (`a,b`), or those that go (`a=off,b=off`).</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="words">What stands behind the option; empty leaves every quirk as it is.</param>
    /// <param name="option">The name of the option, for messages.</param>
    /// <exception cref="TsumugiException">TSU2013: the preset has no such quirk.</exception>
    public static Preset Apply(Preset preset, string words, string option)
    {
        if (words.Length == 0 || IsOn(words))
        {
            return preset;
        }

        string[] all = [.. preset.Quirks.Select(quirk => quirk.Id)];
        if (IsOff(words))
        {
            return preset.TurningOff(all);
        }

        List<string> off = [];
        List<string> only = [];
        foreach (string word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = word.Split('=', 2, StringSplitOptions.TrimEntries);
            if (!all.Contains(sides[0]) || (sides.Length == 2 && !IsOff(sides[1]) && !IsOn(sides[1])))
            {
                (Phrase message, Phrase hint) = Unknown(preset, sides[0]);
                throw new TsumugiException("TSU2013", ExitCode.Usage, option, message, hint);
            }

            if (sides.Length == 1)
            {
                only.Add(sides[0]);
            }
            else if (IsOff(sides[1]))
            {
                off.Add(sides[0]);
            }
        }

        return preset.TurningOff(only.Count == 0 ? off : [.. all.Except(only), .. off]);
    }

    /// <summary>Turns quirks off as a recipe or preset says; mistakes are noted.</summary>
    internal static Preset Apply(YamlReading reading, Preset preset, YamlNode node)
    {
        switch (node)
        {
            case YamlScalarNode { Value: { } word } when IsOff(word):
                return preset.TurningOff([.. preset.Quirks.Select(quirk => quirk.Id)]);
            case YamlScalarNode { Value: null or "" }:
            case YamlScalarNode { Value: { } other } when IsOn(other):
                return preset;
            case YamlMappingNode mapping:
                return preset.TurningOff([.. mapping.Children.Where(child => IsTurnedOff(reading, preset, child.Key, child.Value)).Select(child => ((YamlScalarNode)child.Key).Value!)]);
            default:
                reading.Problem("TSU2004", node, $"`quirks` is `{node}`, {Expected.English}", $"`quirks` が `{node}` です。{Expected.Japanese}");
                return preset;
        }
    }

    private static bool IsTurnedOff(YamlReading reading, Preset preset, YamlNode key, YamlNode value)
    {
        string name = (key as YamlScalarNode)?.Value ?? "";
        if (preset.Quirks.All(quirk => quirk.Id != name))
        {
            (Phrase message, Phrase hint) = Unknown(preset, name);
            reading.Problem("TSU2013", key, message.English, message.Japanese, hint);
            return false;
        }

        string word = (value as YamlScalarNode)?.Value ?? "";
        if (!IsOff(word) && !IsOn(word))
        {
            reading.Problem("TSU2004", value, $"the quirk `{name}` is `{value}`, expected `on` or `off`", $"`{name}` が `{value}` です。`on` か `off` を書いてください");
        }

        return IsOff(word);
    }

    private static (Phrase Message, Phrase Hint) Unknown(Preset preset, string name)
    {
        string[] all = [.. preset.Quirks.Select(quirk => quirk.Id)];
        string list = string.Join(", ", all.Select(id => $"`{id}`"));
        string? near = NearestName.To(name, all);
        Phrase message = all.Length == 0
            ? new Phrase($"there is no quirk `{name}`: the preset `{preset.Name}` has none", $"癖 `{name}` はありません。プリセット `{preset.Name}` に癖はありません")
            : new Phrase($"the preset `{preset.Name}` has no quirk `{name}`, expected one of {list}", $"プリセット `{preset.Name}` に癖 `{name}` はありません。あるもの: {list}");
        return (message, near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
    }

    private static bool IsOff(string word) => word is "off" or "no" or "false";

    private static bool IsOn(string word) => word is "on" or "yes" or "true";
}
