using System.Text.Json.Serialization;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Runs;

/// <summary>Writes task manifests without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TaskManifest))]
internal sealed partial class TaskManifestJson : JsonSerializerContext;
