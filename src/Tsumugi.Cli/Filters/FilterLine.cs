using System.Text.Json;

namespace Tsumugi.Cli.Filters;

/// <summary>One JSON object of a line-wise input.</summary>
/// <param name="Root">The object.</param>
/// <param name="Id">Its `id`; the line's number if it has none.</param>
/// <param name="Text">Its text.</param>
/// <param name="Raw">The line as it stood, without its end.</param>
internal readonly record struct FilterLine(JsonElement Root, string Id, string Text, ReadOnlyMemory<byte> Raw);
