using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Storage.Documents;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>Finds the documents nearest to the limits of the rules and cuts an excerpt out of each.</summary>
/// <param name="task">Opens the stored documents.</param>
/// <param name="ledgers">The ledgers.</param>
/// <param name="redactor">Masks personal data in the excerpts, as in the dataset.</param>
internal sealed class LimitSamples(ITaskContext task, LedgerDatabase ledgers, ITextEditor redactor)
{
    /// <summary>Documents on each side of a limit.</summary>
    public const int EachSide = 5;

    private Dictionary<string, StoredPlace> _places = [];
    private Dictionary<string, string> _fates = [];
    private Dictionary<(string Id, string Measure), TextSpan> _spans = [];

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
            sides.Add(new Found(rule.Measure, min, true, Nearest(rule, "<", min, "DESC"), Nearest(rule, ">=", min, "ASC")));
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

    /// <summary>Finds the first stretch of text that each number rests on; two rules over one measure note it twice.</summary>
    private Dictionary<(string Id, string Measure), TextSpan> Spans(string ids) => ledgers.Read(
        $"""
        SELECT id, measure, TRY_CAST(regexp_extract(spans, '^\[\[([0-9]+),', 1) AS INTEGER), TRY_CAST(regexp_extract(spans, '^\[\[[0-9]+,([0-9]+)\]', 1) AS INTEGER)
        FROM spans WHERE id IN {ids} AND spans <> ''
        """,
        row => (Key: (row.GetString(0), row.GetString(1)), Span: new TextSpan((int)row.GetInt64(2), (int)row.GetInt64(3)))).DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Span);

    /// <summary>Reads the texts, each shard's file once and in row order, and cuts the excerpts.</summary>
    private Dictionary<(string Id, string Measure), (Excerpt Excerpt, string Language)> Excerpts(List<(string Id, string Measure)> wanted)
    {
        Dictionary<(string Id, string Measure), (Excerpt Excerpt, string Language)> excerpts = [];
        Document document = new();
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

                TextSpan? span = _spans.TryGetValue(sample, out TextSpan known) ? known : null;
                excerpts[sample] = (Excerpt.Of(document.Text.Written, span, redactor), document.Language);
            }
        }

        return excerpts;
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
