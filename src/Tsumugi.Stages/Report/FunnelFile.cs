using System.Text.Encodings.Web;
using System.Text.Json;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report;

/// <summary>Writes <c>funnel.json</c>: the numbers of the report for programs, and for `verify`.</summary>
internal static class FunnelFile
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file.</summary>
    public static void Write(string path, ReportFacts facts)
    {
        using FileStream file = new(path, FileMode.Create);
        using (Utf8JsonWriter json = new(file, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schema_version", 1);
            json.WriteString("name", facts.Recipe.Name);
            json.WriteString("words", facts.WordsBy);
            WriteSteps(json, facts.Counts.Steps);
            json.WriteNumber("records_skipped", facts.Counts.RecordsSkipped);
            json.WriteNumber("scrubbed", facts.Counts.Scrubbed);
            WriteCounts(json, "redactions", facts.Counts.Redactions);
            WritePrivacy(json, facts);
            WriteEarlier(json, facts);
            WriteExtraction(json, facts.Counts);
            WriteSubstrings(json, facts.Substrings);
            WriteRules(json, facts);
            WritePreset(json, facts.Recipe.Rules);
            WriteShares(json, "sources", facts.Sources);
            WriteShares(json, "encodings", facts.Encodings);
            WriteShares(json, "languages", facts.Languages);
            WriteEvaluation(json, facts.EvaluationSets);
            json.WriteEndObject();
        }

        file.Write("\n"u8);
    }

    private static void WriteSteps(Utf8JsonWriter json, IReadOnlyList<FunnelStep> steps)
    {
        json.WriteStartArray("steps");
        foreach (FunnelStep step in steps)
        {
            json.WriteStartObject();
            json.WriteString("step", step.Name);
            WriteAmount(json, "in", step.In);
            WriteAmount(json, "kept", step.Kept);
            WriteAmount(json, "dropped", step.Dropped);
            WriteAmount(json, "merged", step.Merged);
            WriteAmount(json, "failed", step.Failed);
            json.WriteStartObject("out");
            json.WriteNumber("bytes", step.OutBytes);
            json.WriteEndObject();
            WriteCounts(json, "reasons", step.Reasons);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAmount(Utf8JsonWriter json, string name, Amount amount)
    {
        json.WriteStartObject(name);
        json.WriteNumber("documents", amount.Documents);
        json.WriteNumber("bytes", amount.Bytes);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, long>> counts)
    {
        json.WriteStartObject(name);
        foreach ((string key, long count) in counts)
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
    }

    private static void WritePrivacy(Utf8JsonWriter json, ReportFacts facts)
    {
        json.WriteStartArray("personal_data");
        foreach (PrivacyCount count in facts.Privacy.Counts)
        {
            json.WriteStartObject();
            json.WriteString("kind", count.Kind);
            json.WriteString("action", PrivacyWords.Code(facts.Recipe.Privacy.Of(count.Kind)?.Action ?? RedactionAction.Mask));
            json.WriteString("source", count.Source);
            json.WriteNumber("places", count.Places);
            json.WriteNumber("documents", count.Documents);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEarlier(Utf8JsonWriter json, ReportFacts facts)
    {
        if (facts.EarlierRuns.Count == 0)
        {
            return;
        }

        json.WriteStartObject("earlier");
        json.WriteStartArray("runs");
        foreach (string run in facts.EarlierRuns)
        {
            json.WriteStringValue(run);
        }

        json.WriteEndArray();
        json.WriteNumber("merged_into", facts.Counts.MergedIntoEarlier);
        json.WriteNumber("replaced", facts.Counts.Replaced);
        json.WriteNumber("restored", facts.Counts.Restored);
        json.WriteEndObject();
    }

    private static void WriteExtraction(Utf8JsonWriter json, RunCounts counts)
    {
        json.WriteStartObject("extraction");
        WriteTally(json, "kept", counts.KeptOfPages);
        json.WriteStartObject("cut");
        foreach (BlockTally cut in counts.CutFromPages)
        {
            WriteTally(json, cut.Reason, cut);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSubstrings(Utf8JsonWriter json, SubstringScope? substrings)
    {
        if (substrings is null)
        {
            return;
        }

        json.WriteStartObject("substrings");
        json.WriteString("scope", "corpus");
        json.WriteNumber("min_letters", substrings.MinLetters);
        json.WriteNumber("letters", substrings.Letters);
        json.WriteNumber("shared_anchors", substrings.Shared);
        json.WriteNumber("groups", substrings.Groups);
        json.WriteNumber("groups_cut_short", 0);
        json.WriteNumber("matched_letters", substrings.MatchedLetters);
        json.WriteNumber("cuts", substrings.Cuts);
        json.WriteNumber("cut_documents", substrings.CutDocuments);
        json.WriteNumber("cut_bytes", substrings.CutBytes);
        json.WriteEndObject();
    }

    private static void WriteTally(Utf8JsonWriter json, string name, BlockTally tally)
    {
        json.WriteStartObject(name);
        json.WriteNumber("blocks", tally.Blocks);
        json.WriteNumber("letters", tally.Letters);
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json, ReportFacts facts)
    {
        json.WriteStartArray("rules");
        foreach (RuleLoss loss in new[] { facts.AllowedHosts, facts.BlockedHosts }.OfType<RuleLoss>().Concat(facts.Rules.Select(rule => rule.Loss)))
        {
            json.WriteStartObject();
            json.WriteString("rule", loss.Rule);
            json.WriteNumber("first", loss.First);
            json.WriteNumber("failing", loss.Failing);
            json.WriteNumber("only", loss.Only);
            json.WriteNumber("only_bytes", loss.OnlyBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes what of the preset did not act as its limits say: rules that were skipped, and quirks, on or off.</summary>
    private static void WritePreset(Utf8JsonWriter json, Preset preset)
    {
        if (preset.Skipped.Count > 0)
        {
            json.WriteStartArray("rules_skipped");
            foreach (SkippedRule skipped in preset.Skipped)
            {
                json.WriteStartObject();
                json.WriteString("rule", skipped.Rule.Id);
                json.WriteString("measure", skipped.Rule.Measure);
                json.WriteString("skipped", SkippedRule.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (preset.Quirks.Count > 0)
        {
            json.WriteStartObject("quirks");
            foreach (Quirk quirk in preset.Quirks)
            {
                json.WriteBoolean(quirk.Id, quirk.On);
            }

            json.WriteEndObject();
        }
    }

    private static void WriteEvaluation(Utf8JsonWriter json, IReadOnlyList<EvaluationSetFacts> sets)
    {
        if (sets.Count == 0)
        {
            return;
        }

        json.WriteStartArray("evaluation_sets");
        foreach (EvaluationSetFacts set in sets)
        {
            json.WriteStartObject();
            json.WriteString("set", set.Name);
            json.WriteNumber("items", set.Items);
            json.WriteNumber("checked", set.Checked);
            json.WriteNumber("too_short", set.TooShort);
            json.WriteNumber("template", set.Template);
            json.WriteNumber("unread", set.Unread);
            json.WriteNumber("found", set.Found);
            json.WriteNumber("documents", set.Documents);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteShares(Utf8JsonWriter json, string name, IReadOnlyList<Share> shares)
    {
        json.WriteStartArray(name);
        foreach (Share share in shares)
        {
            json.WriteStartObject();
            json.WriteString("name", share.Name);
            json.WriteNumber("documents", share.Documents);
            json.WriteNumber("kept", share.Kept);
            json.WriteNumber("dropped", share.Dropped);
            json.WriteNumber("merged", share.Merged);
            json.WriteNumber("failed", share.Failed);
            json.WriteNumber("kept_bytes", share.KeptBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
