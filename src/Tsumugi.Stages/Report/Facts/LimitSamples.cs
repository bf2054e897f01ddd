using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Measure;
using Tsumugi.Storage.Documents;
using Tsumugi.Storage.DuckDb;
using Tsumugi.Text;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>Finds the documents nearest to the limits of the rules and cuts an excerpt out of each.</summary>
/// <param name="task">Opens the stored documents.</param>
/// <param name="ledgers">The ledgers.</param>
/// <param name="redactor">Masks personal data in the excerpts, as in the dataset.</param>
/// <param name="evaluator">Finds where the numbers of documents that pass rest; the ledger knows only those that fail.</param>
internal sealed class LimitSamples(ITaskContext task, LedgerDatabase ledgers, ITextEditor redactor, RuleEvaluator evaluator)
{
    /// <summary>Documents on each side of a limit.</summary>
    public const int EachSide = 5;

    private Dictionary<string, StoredPlace> _places = [];
    private Dictionary<string, string> _fates = [];
    private Dictionary<(string Id, string Measure), List<TextSpan>> _spans = [];

    /// <summary>Finds the samples of all rules, in the order of the rules.</summary>
    public List<List<LimitSide>> Of(IReadOnlyList<Rule> rules)
    {
        List<List<Found>> found = [.. rules.Select(Find)];
        List<(string Id, string Measure)> wanted = [.. found.SelectMany(sides => sides).SelectMany(side => side.All.Select(sample => (sample.Id, side.Measure))).Distinct()];
        string ids = LedgerDatabase.List(wanted.Select(sample => sample.Id).Distinct().Order(StringComparer.Ordinal));
        _places = StoredPlace.Of(ledgers, wanted.Select(sample => sample.Id));
        _fates = Fates(ids, rules);
        _spans = Spans(ids);
        Dictionary<(string Id, string Measure), (Excerpt Excerpt, string Language)> excerpts = Excerpts(wanted);
        return [.. found.Select(sides => sides.ConvertAll(side => new LimitSide(
            side.Limit,
            side.IsMin,
            side.Failing.ConvertAll(sample => Sample(sample, side.Measure, excerpts)),
            side.Passing.ConvertAll(sample => Sample(sample, side.Measure, excerpts)))))];
    }

    private List<Found> Find(Rule rule)
    {
        List<Found> sides = [];
        if (rule.Min is { } min)
        {
            sides.Add(new Found(rule.Measure, min, true, Nearest(rule, rule.MinExclusive ? "<=" : "<", min, "DESC"), Nearest(rule, rule.MinExclusive ? ">" : ">=", min, "ASC")));
        }

        if (rule.Max is { } max)
        {
            sides.Add(new Found(rule.Measure, max, false, Nearest(rule, rule.MaxExclusive ? ">=" : ">", max, "ASC"), Nearest(rule, rule.MaxExclusive ? "<" : "<=", max, "DESC")));
        }

        return sides;
    }

    private List<(string Id, double Value)> Nearest(Rule rule, string side, double limit, string order)
    {
        string column = DuckDbConnection.QuoteName(rule.Measure);
        return ledgers.Read(
            $"SELECT id, {column} FROM measures WHERE isfinite({column}) AND {column} {side} {LedgerDatabase.Number(limit)} ORDER BY {column} {order}, id LIMIT {EachSide}",
            row => (row.GetString(0), row.GetDouble(1)));
    }

    /// <summary>Says by what each document ended: of several rules that it fails, the first in the order of the preset.</summary>
    private Dictionary<string, string> Fates(string ids, IReadOnlyList<Rule> rules)
    {
        List<string> order = [ReportFacts.HostRule, .. rules.Select(rule => rule.Id)];
        Dictionary<string, string> fates = [];
        foreach ((string id, string rule) in ledgers.Read($"SELECT id, rule FROM judged WHERE id IN {ids}", row => (row.GetString(0), row.GetString(1)))
            .OrderBy(decision => order.IndexOf(decision.Item2))
            .Concat(ledgers.Read($"SELECT id, rule FROM merged WHERE id IN {ids} AND outcome <> 'kept'", row => (row.GetString(0), row.GetString(1)))))
        {
            fates.TryAdd(id, rule);
        }

        return fates;
    }

    /// <summary>Reads the stretches of text that each number rests on; two rules over one measure note them twice.</summary>
    private Dictionary<(string Id, string Measure), List<TextSpan>> Spans(string ids) => ledgers.Read(
        $"SELECT id, measure, spans FROM spans WHERE id IN {ids} AND spans <> ''",
        row => (Key: (row.GetString(0), row.GetString(1)), Spans: row.GetString(2))).DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => SpanText.Parse(entry.Spans));

    /// <summary>Reads the texts, each shard's file once and in row order, and cuts the excerpts.</summary>
    private Dictionary<(string Id, string Measure), (Excerpt Excerpt, string Language)> Excerpts(List<(string Id, string Measure)> wanted)
    {
        Dictionary<(string Id, string Measure), (Excerpt Excerpt, string Language)> excerpts = [];
        Document document = new();
        TextAnalysis analysis = evaluator.CreateAnalysis();
        foreach (IGrouping<int, (string Id, string Measure)> shard in wanted.GroupBy(sample => _places[sample.Id].Shard).OrderBy(group => group.Key))
        {
            using DocumentFileReader pages = new(task.Input(DedupFiles.Documents(shard.Key)));
            long present = -1;
            foreach ((string Id, string Measure) sample in shard.OrderBy(sample => _places[sample.Id].Row).ThenBy(sample => sample.Measure, StringComparer.Ordinal))
            {
                task.Stopping.ThrowIfCancellationRequested();
                if (_places[sample.Id].Row != present)
                {
                    present = _places[sample.Id].Row;
                    pages.ReadAt(present, document);
                }

                List<TextSpan> spans = _spans.TryGetValue(sample, out List<TextSpan>? known) ? known : Located(sample.Measure, document.Text.Written, analysis);
                excerpts[sample] = (Excerpt.Around(document.Text.Written, spans, redactor), document.Language);
            }
        }

        return excerpts;
    }

    /// <summary>Finds the stretches that a number rests on in a text that passes.</summary>
    private List<TextSpan> Located(string measure, ReadOnlySpan<char> text, TextAnalysis analysis)
    {
        if (!evaluator.HasPlaces(measure))
        {
            return [];
        }

        List<TextSpan> found = [];
        evaluator.Locate(measure, analysis.Look(text), found);
        return ByteSpans.Of(text, found);
    }

    private LimitSample Sample((string Id, double Value) sample, string measure, Dictionary<(string Id, string Measure), (Excerpt Excerpt, string Language)> excerpts)
    {
        StoredPlace place = _places[sample.Id];
        (Excerpt excerpt, string language) = excerpts[(sample.Id, measure)];
        return new LimitSample(sample.Id, sample.Value, place.Url, place.Title, language, _fates.GetValueOrDefault(sample.Id, ""), excerpt);
    }

    private sealed record Found(string Measure, double Limit, bool IsMin, List<(string Id, double Value)> Failing, List<(string Id, double Value)> Passing)
    {
        public IEnumerable<(string Id, double Value)> All => Failing.Concat(Passing);
    }
}
