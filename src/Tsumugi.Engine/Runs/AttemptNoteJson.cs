using System.Text.Json.Serialization;

namespace Tsumugi.Engine.Runs;

/// <summary>Writes notes of attempts without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AttemptNote))]
internal sealed partial class AttemptNoteJson : JsonSerializerContext;
