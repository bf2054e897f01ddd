using System.Text.Json.Serialization;

namespace Tsumugi.Engine.Schedulers;

/// <summary>Writes rounds and settings without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = false, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RoundTasks))]
[JsonSerializable(typeof(RoundJobs))]
[JsonSerializable(typeof(SiteSettings))]
internal sealed partial class SchedulerJson : JsonSerializerContext;
