using System.Text.Json;
using Tsumugi.Models.Evaluation;
using Tsumugi.Models.Proving;

namespace Tsumugi.Cli.Proving;

/// <summary>Writes a result as `prove.json`.</summary>
internal static class ProofJson
{
    /// <summary>The name of the file.</summary>
    public const string Name = "prove.json";

    private const int Digits = 6;

    /// <summary>Writes the result, with a line feed at its end.</summary>
    public static void Write(ProofResult result, Stream output)
    {
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema_version", 1);
            json.WriteString("verdict", result.IsVoid ? "void" : "valid");
            json.WriteStartArray("claims");
            foreach (Contracts.Messages.Phrase claim in ProofWords.Claims(result))
            {
                json.WriteStringValue(claim.English);
            }

            json.WriteEndArray();
            WriteSettings(json, result);
            WriteArms(json, result);
            WriteHeldOut(json, result);
            json.WriteStartArray("instruments");
            foreach (InstrumentResult instrument in result.Instruments)
            {
                WriteInstrument(json, result, instrument);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteSettings(Utf8JsonWriter json, ProofResult result)
    {
        ProofOrder order = result.Order;
        json.WriteStartObject("settings");
        json.WriteNumber("bytes_wanted", order.Bytes);
        json.WriteNumber("bytes", result.Arms.Bytes);
        json.WriteNumber("draws", order.Draws);
        json.WriteNumber("order", order.Order);
        json.WriteString("mix", order.IsSharedMix ? "shared" : "own");
        json.WriteNumber("heldout_share", order.HeldOutShare);
        json.WriteNumber("seed", order.Seed);
        json.WriteNumber("resamples", PairedBootstrap.Resamples);
        json.WriteEndObject();
    }

    private static void WriteArms(Utf8JsonWriter json, ProofResult result)
    {
        json.WriteStartArray("arms");
        for (int arm = 0; arm < result.Arms.Names.Count; arm++)
        {
            json.WriteStartObject();
            json.WriteString("name", result.Arms.Names[arm]);
            json.WriteString("kind", arm < result.Scans.Count ? "dataset" : arm == result.Arms.RandomArm ? "random-subset" : "negative-control");
            if (arm < result.Scans.Count)
            {
                ArmScan scan = result.Scans[arm];
                json.WriteNumber("documents", scan.Documents.Count);
                json.WriteNumber("bytes", scan.Bytes);
                json.WriteNumber("held_out", scan.HeldOut);
                json.WriteNumber("resembling", scan.Resembling);
                json.WriteNumber("duplicate_documents", scan.Duplicates.Documents);
                json.WriteNumber("duplicate_bytes", scan.Duplicates.Bytes);
                Write(json, "mix_distance", result.Arms.MixDistance[arm]);
            }

            if (arm < result.Arms.FirstControl)
            {
                Write(json, "paired_documents", result.Arms.Paired[arm]);
            }

            Write(json, "draw_bytes", result.MeanFact(arm, facts => facts.Bytes));
            Write(json, "draw_letters", result.MeanFact(arm, facts => facts.Letters));
            Write(json, "draw_distinct_ngrams", result.MeanFact(arm, facts => facts.Ngrams));
            Write(json, "draw_repeated_line_bytes", result.MeanFact(arm, facts => facts.RepeatedBytes));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteHeldOut(Utf8JsonWriter json, ProofResult result)
    {
        json.WriteStartArray("held_out");
        foreach (HeldOutDomain domain in result.HeldOut.Domains)
        {
            json.WriteStartObject();
            json.WriteString("name", domain.Name);
            json.WriteBoolean("counted", domain.IsCounted);
            json.WriteNumber("documents", domain.Texts.Count);
            json.WriteNumber("bytes", domain.Bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteInstrument(Utf8JsonWriter json, ProofResult result, InstrumentResult instrument)
    {
        json.WriteStartObject();
        json.WriteString("instrument", instrument.Instrument);
        json.WriteString("measure", instrument.Measure);
        json.WriteBoolean("controls_last", instrument.Verdict.LastOverall);
        json.WriteStartArray("ranking");
        foreach (int arm in instrument.Verdict.Ranking)
        {
            json.WriteStringValue(result.Arms.Names[arm]);
        }

        json.WriteEndArray();
        json.WriteStartArray("arms");
        for (int arm = 0; arm < instrument.Scores.Arms; arm++)
        {
            double[] perLetter = instrument.Scores.PerLetter(arm);
            json.WriteStartObject();
            json.WriteString("name", result.Arms.Names[arm]);
            Write(json, "bits_per_letter", instrument.Scores.Mean(perLetter));
            Write(json, "difference", instrument.ToFirst[arm].Mean);
            if (instrument.ToRandom is { } random)
            {
                Write(json, "difference_to_random_subset", random[arm].Mean);
            }

            json.WriteStartArray("domains");
            for (int domain = 0; domain < perLetter.Length; domain++)
            {
                json.WriteStartObject();
                json.WriteString("name", result.HeldOut.Domains[domain].Name);
                json.WriteBoolean("controls_seen", instrument.Verdict.SeenIn[domain]);
                Write(json, "bits_per_letter", perLetter[domain]);
                Write(json, "difference", instrument.ToFirst[arm].Domains[domain]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartObject(name);
        Write(json, "value", interval.Value);
        Write(json, "low", interval.Low);
        Write(json, "high", interval.High);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, Math.Round(value, Digits));
}
