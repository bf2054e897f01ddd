using System.Text.Encodings.Web;
using System.Text.Json;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Recipes;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;

namespace Tsumugi.Cli.Screen;

/// <summary>The funnel of a finished run, for the terminal and for programs.</summary>
internal sealed class BuildSummary
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Plan _plan;
    private readonly RunManifest _manifest;
    private readonly SortedDictionary<string, long> _counters = new(StringComparer.Ordinal);

    private BuildSummary(Plan plan, RunManifest manifest) => (_plan, _manifest) = (plan, manifest);

    /// <summary>Gets the share of documents that failed among all.</summary>
    public double FailedShare => (double)Stages.Report.Funnel.Steps.Sum(step => Count(step, "failed", "documents")) / Math.Max(1, Count("read", "in", "documents"));

    /// <summary>Adds up the counters of a run.</summary>
    public static BuildSummary Of(Plan plan, RunState state, IReadOnlyList<ITaskStage> stages, RunManifest manifest)
    {
        BuildSummary summary = new(plan, manifest);
        foreach ((string counter, long amount) in stages.SelectMany(stage => state.Manifests(stage.Name)).SelectMany(task => task.Counters))
        {
            summary._counters[counter] = summary._counters.GetValueOrDefault(counter) + amount;
        }

        return summary;
    }

    /// <summary>Prints the funnel.</summary>
    public void Print(Session session, RunFolder folder, bool json)
    {
        if (json)
        {
            PrintJson(session, folder);
        }
        else
        {
            PrintTable(session, folder);
        }
    }

    private void PrintTable(Session session, RunFolder folder)
    {
        (string English, string Japanese)[] heads = [("step", "段階"), ("in", "入力"), ("kept", "採用"), ("dropped", "除外"), ("merged", "統合"), ("failed", "失敗"), ("bytes on", "次へのバイト数")];
        List<string[]> rows = [[.. heads.Select(head => session.T(head.English, head.Japanese))]];
        foreach (string step in Stages.Report.Funnel.StepsOf(_counters))
        {
            rows.Add([step, Number(step, "in"), Number(step, "kept"), Number(step, "dropped"), Number(step, "merged"), Number(step, "failed"), Sizes.Format(_counters.GetValueOrDefault($"step/{step}/out/bytes"))]);
        }

        int[] widths = [.. Enumerable.Range(0, heads.Length).Select(column => rows.Max(row => Columns.Of(row[column])))];
        session.Out.WriteLine();
        foreach (string[] row in rows)
        {
            session.Out.WriteLine("  " + Columns.Pad(row[0], widths[0]) + string.Concat(row.Skip(1).Select((cell, index) => "  " + Columns.PadLeft(cell, widths[index + 1]))));
        }

        session.Out.WriteLine();
        session.Out.WriteLine("  " + folder.Root);
        session.Out.WriteLine(session.T($"  root {_manifest.Root}", $"  ルート {_manifest.Root}"));
        if (Count("write", "kept", "documents") == 0)
        {
            session.Say("no document was kept; the report shows which step or rule took them out", "採用された文書はありません。どの段階や規則で除かれたかはレポートに出ています");
        }

        session.Out.WriteLine(session.T("  report/index.html shows it; `tsumugi explain DIR --url URL` answers why", "  report/index.html で見られます。`tsumugi explain DIR --url URL` で理由がわかります"));

        string Number(string step, string part) => Count(step, part, "documents").ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
    }

    private void PrintJson(Session session, RunFolder folder)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("name", _plan.Recipe.Name);
            writer.WriteString("folder", folder.Root);
            writer.WriteString("plan", _plan.Hash);
            writer.WriteString("root", _manifest.Root);
            writer.WriteStartObject("counters");
            foreach ((string counter, long amount) in _counters)
            {
                writer.WriteNumber(counter, amount);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        session.Out.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private long Count(string step, string part, string unit) => _counters.GetValueOrDefault($"step/{step}/{part}/{unit}");
}
