using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Passages;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>One of the lines or paragraphs that stood in most documents.</summary>
/// <param name="Kind">`line` or `paragraph`.</param>
/// <param name="Occurrences">How often it stood in the corpus.</param>
/// <param name="Documents">In how many documents.</param>
/// <param name="Hosts">On how many hosts.</param>
/// <param name="FirstId">The document in which it stands first.</param>
/// <param name="Url">The address of that document.</param>
/// <param name="Excerpt">The passage there, personal data masked.</param>
public sealed record FrequentPassage(string Kind, long Occurrences, long Documents, long Hosts, string FirstId, string Url, Excerpt Excerpt)
{
    private const int Most = 20;

    /// <summary>Reads the passages of most documents.</summary>
    internal static List<FrequentPassage> Of(ITaskContext task, Recipe recipe, LedgerDatabase ledgers, ITextEditor redactor)
    {
        if (!ledgers.CutSteps.Contains(CutSteps.Paragraphs))
        {
            return [];
        }

        string tables = string.Join(" UNION ALL ", ParagraphFiles.Passages(task, ParagraphSettings.From(recipe.Sections[CutSteps.Paragraphs]).Sweeps).Select(key => $"SELECT * FROM {ledgers.Table(key)}"));
        List<(FrequentPassage Passage, TextSpan Span)> found = ledgers.Read(
            $"SELECT kind, occurrences, documents, hosts, first_id, first_start, first_end FROM ({tables}) ORDER BY documents DESC, first_id, first_start LIMIT {Most}",
            row => (new FrequentPassage(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4), "", Excerpt.None), new TextSpan((int)row.GetInt64(5), (int)row.GetInt64(6))));
        Dictionary<string, StoredPlace> places = StoredPlace.Of(ledgers, found.Select(entry => entry.Passage.FirstId));
        Document document = new();
        return found.ConvertAll(entry =>
        {
            StoredPlace place = places[entry.Passage.FirstId];
            using DocumentFileReader pages = new(task.Input(DedupFiles.Documents(place.Shard)));
            pages.ReadAt(place.Row, document);
            return entry.Passage with { Url = place.Url, Excerpt = Excerpt.Of(document.Text.Written, entry.Span, redactor) };
        });
    }
}
