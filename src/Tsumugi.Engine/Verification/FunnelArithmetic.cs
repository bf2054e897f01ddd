using System.Text.Json;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Runs;

namespace Tsumugi.Engine.Verification;

/// <summary>Checks <c>report/funnel.json</c>: in = kept + dropped + merged + failed at every step, and each step receives what the one before it kept.</summary>
public static class FunnelArithmetic
{
    private const string Key = "report/funnel.json";

    private static readonly string[] Units = ["documents", "bytes"];

    /// <summary>Checks the funnel of a run.</summary>
    public static IEnumerable<Finding> Check(RunFolder folder)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(File.ReadAllBytes(folder.PathOf(Key)));
        }
        catch (Exception broken) when (broken is IOException or JsonException)
        {
            // Named below.
        }

        if (document is null || document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("steps", out JsonElement steps) || steps.ValueKind != JsonValueKind.Array)
        {
            document?.Dispose();
            return [new Finding("funnel-unreadable", Key, new Phrase("the funnel cannot be read", "集計を読めません"))];
        }

        using (document)
        {
            return [.. CheckSteps(steps)];
        }
    }

    private static IEnumerable<Finding> CheckSteps(JsonElement steps)
    {
        (long Documents, long Bytes)? handedOn = null;
        foreach (JsonElement step in steps.EnumerateArray())
        {
            string name = step.GetProperty("step").GetString() ?? "";
            foreach (string unit in Units)
            {
                long into = Number(step, "in", unit);
                long sum = Number(step, "kept", unit) + Number(step, "dropped", unit) + Number(step, "merged", unit) + Number(step, "failed", unit);
                if (into != sum)
                {
                    yield return new Finding("funnel-sum", name, new Phrase($"{unit}: in is {into}, but kept + dropped + merged + failed is {sum}", $"{unit}: 入力 {into} に対して、採用・除外・統合・失敗の合計が {sum} です"));
                }
            }

            if (handedOn is { } before && (Number(step, "in", "documents") != before.Documents || Number(step, "in", "bytes") != before.Bytes))
            {
                yield return new Finding("funnel-chain", name, new Phrase($"receives {Number(step, "in", "documents")} documents and {Number(step, "in", "bytes")} bytes, but the step before handed on {before.Documents} and {before.Bytes}", $"受け取ったのは {Number(step, "in", "documents")} 件 {Number(step, "in", "bytes")} バイトですが、前の段階が渡したのは {before.Documents} 件 {before.Bytes} バイトです"));
            }

            handedOn = (Number(step, "kept", "documents"), step.GetProperty("out").GetProperty("bytes").GetInt64());
        }
    }

    private static long Number(JsonElement step, string part, string unit) => step.GetProperty(part).GetProperty(unit).GetInt64();
}
