using System.Text.Json;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Models.Training;

/// <summary>Settings as they stand in checkpoints.</summary>
internal static class SettingsJson
{
    public static void Write(Utf8JsonWriter json, TrainingSettings settings)
    {
        LlamaShape shape = settings.Shape;
        json.WriteStartObject();
        json.WriteNumber("vocabulary", shape.VocabularySize);
        json.WriteNumber("width", shape.Width);
        json.WriteNumber("layers", shape.Layers);
        json.WriteNumber("heads", shape.Heads);
        json.WriteNumber("key-value-heads", shape.KeyValueHeads);
        json.WriteNumber("head-width", shape.HeadWidth);
        json.WriteNumber("hidden-width", shape.HiddenWidth);
        json.WriteNumber("context", shape.ContextLength);
        json.WriteNumber("rotary-base", shape.RotaryBase);
        json.WriteNumber("norm-epsilon", shape.NormEpsilon);
        json.WriteBoolean("tied-embeddings", shape.TiedEmbeddings);
        json.WriteNumber("steps", settings.Steps);
        json.WriteNumber("sequences", settings.Sequences);
        json.WriteNumber("length", settings.Length);
        json.WriteNumber("learning-rate", settings.LearningRate);
        json.WriteNumber("last-rate-share", settings.LastRateShare);
        json.WriteNumber("warm-up", settings.WarmUpSteps);
        json.WriteNumber("weight-decay", settings.WeightDecay);
        json.WriteNumber("clip", settings.LongestGradient);
        json.WriteNumber("first-decay", settings.FirstDecay);
        json.WriteNumber("second-decay", settings.SecondDecay);
        json.WriteNumber("epsilon", settings.Epsilon);
        json.WriteNumber("seed", settings.Seed);
        json.WriteEndObject();
    }

    public static TrainingSettings Read(JsonElement json) => new()
    {
        Shape = new LlamaShape
        {
            VocabularySize = json.GetProperty("vocabulary").GetInt32(),
            Width = json.GetProperty("width").GetInt32(),
            Layers = json.GetProperty("layers").GetInt32(),
            Heads = json.GetProperty("heads").GetInt32(),
            KeyValueHeads = json.GetProperty("key-value-heads").GetInt32(),
            HeadWidth = json.GetProperty("head-width").GetInt32(),
            HiddenWidth = json.GetProperty("hidden-width").GetInt32(),
            ContextLength = json.GetProperty("context").GetInt32(),
            RotaryBase = json.GetProperty("rotary-base").GetDouble(),
            NormEpsilon = json.GetProperty("norm-epsilon").GetSingle(),
            TiedEmbeddings = json.GetProperty("tied-embeddings").GetBoolean(),
        },
        Steps = json.GetProperty("steps").GetInt32(),
        Sequences = json.GetProperty("sequences").GetInt32(),
        Length = json.GetProperty("length").GetInt32(),
        LearningRate = json.GetProperty("learning-rate").GetDouble(),
        LastRateShare = json.GetProperty("last-rate-share").GetDouble(),
        WarmUpSteps = json.GetProperty("warm-up").GetInt32(),
        WeightDecay = json.GetProperty("weight-decay").GetDouble(),
        LongestGradient = json.GetProperty("clip").GetDouble(),
        FirstDecay = json.GetProperty("first-decay").GetDouble(),
        SecondDecay = json.GetProperty("second-decay").GetDouble(),
        Epsilon = json.GetProperty("epsilon").GetDouble(),
        Seed = json.GetProperty("seed").GetUInt64(),
    };
}
