using System.Globalization;
using System.Text.Json;
using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Writes and reads spans as the ledger holds them: a JSON list of pairs, <c>[[12,40],[55,80]]</c>; empty for none.</summary>
public static class SpanText
{
    /// <summary>Writes spans.</summary>
    public static string Of(IReadOnlyList<TextSpan> spans) =>
        spans.Count == 0 ? "" : "[" + string.Join(',', spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"[{span.Start},{span.End}]"))) + "]";

    /// <summary>Reads spans.</summary>
    public static List<TextSpan> Parse(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(pair => new TextSpan(pair[0].GetInt32(), pair[1].GetInt32()))];
    }
}
