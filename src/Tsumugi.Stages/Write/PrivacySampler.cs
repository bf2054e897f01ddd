using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Redact;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Write;

/// <summary>Chooses a few places of each kind of personal data for the report: those whose hash is lowest, so the choice does not depend on how tasks are cut.</summary>
/// <remarks>What it writes are letters of the dataset around a token; a place that is only noted is hidden behind its token, too, also where it stands beside the one that is shown.</remarks>
internal sealed class PrivacySampler
{
    /// <summary>How many samples of a kind are shown.</summary>
    public const int Most = 4;

    private const int Around = 24;
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ITaskContext _task;
    private readonly string _key;
    private readonly SortedDictionary<string, List<PrivacySample>> _samples = new(StringComparer.Ordinal);

    /// <summary>Begins.</summary>
    public PrivacySampler(ITaskContext task, string key) => (_task, _key) = (task, key);

    /// <summary>Gets where the samples of a task lie.</summary>
    /// <param name="stem">The beginning of the task's dataset files.</param>
    /// <param name="index">The task.</param>
    public static string Key(string stem, int index) => string.Create(CultureInfo.InvariantCulture, $"work/privacy/{stem}-{index:D5}.jsonl");

    /// <summary>Reads the samples of some tasks: the lowest ranks of each kind.</summary>
    /// <param name="paths">Their files.</param>
    public static IReadOnlyList<PrivacySample> Read(IEnumerable<string> paths)
    {
        List<PrivacySample> all = [];
        foreach (string line in paths.SelectMany(File.ReadLines))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            string Text(string name) => root.GetProperty(name).GetString()!;
            all.Add(new PrivacySample(Text("kind"), Text("source"), Text("id"), root.GetProperty("rank").GetUInt64(), Text("before"), Text("shown"), Text("after")));
        }

        return [.. all.GroupBy(sample => sample.Kind).OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => group.OrderBy(sample => sample.Rank).ThenBy(sample => sample.Id, StringComparer.Ordinal).Take(Most))];
    }

    /// <summary>Looks at a document that is written.</summary>
    public void Add(Document document, Redaction redaction, ReadOnlySpan<char> after)
    {
        string id = document.Id.ToString();
        foreach (TextEdit edit in redaction.Edits)
        {
            Add(id, document.Source, edit, redaction, after);
        }

        foreach (TextEdit flag in redaction.Flags)
        {
            Add(id, document.Source, flag, redaction, after);
        }
    }

    /// <summary>Writes the file.</summary>
    public void Complete()
    {
        using FileStream file = new(_task.Output(_key), FileMode.CreateNew);
        long count = 0;
        foreach (PrivacySample sample in _samples.Values.SelectMany(samples => samples))
        {
            using (Utf8JsonWriter json = new(file, Readable))
            {
                json.WriteStartObject();
                json.WriteString("kind", sample.Kind);
                json.WriteString("source", sample.Source);
                json.WriteString("id", sample.Id);
                json.WriteNumber("rank", sample.Rank);
                json.WriteString("before", sample.Before);
                json.WriteString("shown", sample.Shown);
                json.WriteString("after", sample.After);
                json.WriteEndObject();
            }

            file.WriteByte((byte)'\n');
            count++;
        }

        _task.Records(_key, count);
    }

    private void Add(string id, string source, TextEdit found, Redaction redaction, ReadOnlySpan<char> text)
    {
        TextSpan span = redaction.After(found.Span);
        if (!_samples.TryGetValue(found.Kind, out List<PrivacySample>? samples))
        {
            _samples[found.Kind] = samples = [];
        }

        ulong rank = Hash64.Of(string.Create(CultureInfo.InvariantCulture, $"{id}/{found.Kind}/{span.Start}").AsSpan());
        if (samples.Count == Most && rank >= samples[^1].Rank)
        {
            return;
        }

        int from = Math.Max(0, span.Start - Around);
        int to = Math.Min(text.Length, span.End + Around);
        from += from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to -= to < text.Length && char.IsHighSurrogate(text[to - 1]) ? 1 : 0;
        PrivacySample sample = new(found.Kind, source, id, rank, Hidden(text, from, span.Start, redaction), found.Replacement, Hidden(text, span.End, to, redaction));
        int place = samples.FindIndex(other => other.Rank > rank);
        samples.Insert(place < 0 ? samples.Count : place, sample);
        if (samples.Count > Most)
        {
            samples.RemoveAt(Most);
        }
    }

    /// <summary>Gets a stretch as one line, with the token of each noted place in place of its letters.</summary>
    private static string Hidden(ReadOnlySpan<char> text, int from, int to, Redaction redaction)
    {
        StringBuilder line = new();
        foreach (TextEdit flag in redaction.Flags)
        {
            TextSpan noted = redaction.After(flag.Span);
            if (noted.End > from && noted.Start < to)
            {
                line.Append(text[from..Math.Max(from, noted.Start)]).Append(flag.Replacement);
                from = Math.Min(to, noted.End);
            }
        }

        return line.Append(text[from..to]).ToString().ReplaceLineEndings(" ");
    }
}
