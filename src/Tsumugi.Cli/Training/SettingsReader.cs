using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Recipes;
using Tsumugi.Models.Training;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Cli.Training;

/// <summary>Puts the settings of a training together: a named one, or a file that changes some of its values.</summary>
internal static class SettingsReader
{
    private const string BaseKey = "base";

    private static readonly Dictionary<string, Func<TrainingSettings, double, TrainingSettings>> Keys = new(StringComparer.Ordinal)
    {
        ["width"] = (settings, value) => settings with { Shape = settings.Shape with { Width = (int)value } },
        ["layers"] = (settings, value) => settings with { Shape = settings.Shape with { Layers = (int)value } },
        ["heads"] = (settings, value) => settings with { Shape = settings.Shape with { Heads = (int)value } },
        ["key-value-heads"] = (settings, value) => settings with { Shape = settings.Shape with { KeyValueHeads = (int)value } },
        ["head-width"] = (settings, value) => settings with { Shape = settings.Shape with { HeadWidth = (int)value } },
        ["hidden-width"] = (settings, value) => settings with { Shape = settings.Shape with { HiddenWidth = (int)value } },
        ["context"] = (settings, value) => settings with { Shape = settings.Shape with { ContextLength = (int)value } },
        ["rotary-base"] = (settings, value) => settings with { Shape = settings.Shape with { RotaryBase = value } },
        ["norm-epsilon"] = (settings, value) => settings with { Shape = settings.Shape with { NormEpsilon = (float)value } },
        ["steps"] = (settings, value) => settings with { Steps = (int)value },
        ["sequences"] = (settings, value) => settings with { Sequences = (int)value },
        ["length"] = (settings, value) => settings with { Length = (int)value },
        ["learning-rate"] = (settings, value) => settings with { LearningRate = value },
        ["last-rate-share"] = (settings, value) => settings with { LastRateShare = value },
        ["warm-up"] = (settings, value) => settings with { WarmUpSteps = (int)value },
        ["weight-decay"] = (settings, value) => settings with { WeightDecay = value },
        ["clip"] = (settings, value) => settings with { LongestGradient = value },
        ["first-decay"] = (settings, value) => settings with { FirstDecay = value },
        ["second-decay"] = (settings, value) => settings with { SecondDecay = value },
        ["epsilon"] = (settings, value) => settings with { Epsilon = value },
        ["seed"] = (settings, value) => settings with { Seed = (ulong)value },
    };

    private static readonly HashSet<string> Fractions = new(StringComparer.Ordinal) { "rotary-base", "norm-epsilon", "learning-rate", "last-rate-share", "weight-decay", "clip", "first-decay", "second-decay", "epsilon" };

    /// <summary>Reads settings.</summary>
    /// <param name="name">`tiny`, `small`, or the path of a YAML file.</param>
    /// <param name="vocabularySize">How many tokens there are.</param>
    /// <param name="steps">Another number of steps; 0 for that of the settings.</param>
    /// <param name="seed">Another seed, if there is one.</param>
    /// <param name="elsewhere">Whether another program is to train.</param>
    /// <exception cref="TsumugiException">TSU5203: no run can be made of them.</exception>
    public static TrainingSettings Read(string name, int vocabularySize, int steps, ulong? seed, bool elsewhere = false)
    {
        TrainingSettings settings = TrainingPresets.Find(name)?.Invoke(vocabularySize) ?? ReadFile(name, vocabularySize);
        if (steps > 0)
        {
            // The rise stays the same share of the run, or a short one would be over before it ends.
            int warmUp = settings.WarmUpSteps >= settings.Steps ? steps : (int)((long)settings.WarmUpSteps * steps / settings.Steps);
            settings = settings with { Steps = steps, WarmUpSteps = Math.Min(settings.WarmUpSteps, Math.Max(1, warmUp)) };
        }

        settings = seed is { } other ? settings with { Seed = other } : settings;
        return settings.Problem(elsewhere) is { } wrong ? throw Wrong(name, wrong) : settings;
    }

    private static TrainingSettings ReadFile(string path, int vocabularySize)
    {
        if (!File.Exists(path))
        {
            string names = string.Join(", ", TrainingPresets.Names.Select(known => $"`{known}`"));
            throw Wrong("--config", new Phrase($"`{path}` is neither a file nor one of {names}", $"`{path}` というファイルはなく、{names} のどれでもありません"));
        }

        IReadOnlyDictionary<string, (string Value, string Place)> values = FlatYaml.Read(path, [BaseKey, .. Keys.Keys], new Phrase("settings of a training", "学習の設定"));
        string from = values.TryGetValue(BaseKey, out (string Value, string Place) named) ? named.Value : TrainingPresets.Names[0];
        TrainingSettings settings = TrainingPresets.Find(from)?.Invoke(vocabularySize)
            ?? throw Wrong(named.Place, new Phrase($"`base` is `{from}`, expected one of {string.Join(", ", TrainingPresets.Names)}", $"`base` が `{from}` です。{string.Join("、", TrainingPresets.Names)} のどれかにしてください"));
        foreach ((string key, (string text, string place)) in values.Where(pair => pair.Key != BaseKey))
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || value < 0 || value > (1L << 53) || (!Fractions.Contains(key) && (value != Math.Floor(value) || (key != "seed" && value > int.MaxValue))))
            {
                throw Wrong(place, new Phrase($"`{key}` is `{text}`, expected a number", $"`{key}` が `{text}` です。数値にしてください"));
            }

            settings = Keys[key](settings, value);
        }

        // What follows from a changed value, unless it was written too.
        LlamaShape shape = settings.Shape;
        settings = values.ContainsKey("head-width") || shape.Heads < 1 ? settings : settings with { Shape = settings.Shape with { HeadWidth = shape.Width / shape.Heads } };
        return values.ContainsKey("length") ? settings : settings with { Length = Math.Min(settings.Length, shape.ContextLength) };
    }

    private static TsumugiException Wrong(string place, Phrase what) => new(
        "TSU5203", ExitCode.Usage, place, what, new Phrase("`docs/en/train.md` lists the settings", "設定の一覧は `docs/ja/train.md` にあります"));
}
