using System.Globalization;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Report.Facts;
using Tsumugi.Storage.Documents;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Stages.Trials;

/// <summary>Finds the documents nearest to a limit, with their fates and the beginnings of their texts.</summary>
internal sealed class TrialSamples(LedgerSet ledgers, CorpusFiles files, RuleBits bits, JudgedTrial run, JudgedTrial trial, ITextEditor redactor)
{
    private const int ExcerptLetters = 80;

    /// <summary>Finds them.</summary>
    public LimitNeighbours Of(Rule rule, bool isMin, int most)
    {
        double limit = (isMin ? rule.Min : rule.Max)!.Value;
        bool equalFails = isMin ? rule.MinExclusive : rule.MaxExclusive;
        List<Near> failing = Nearest(rule.Measure, (isMin ? "<" : ">") + (equalFails ? "=" : ""), limit, isMin ? "DESC" : "ASC", most);
        List<Near> passing = Nearest(rule.Measure, (isMin ? ">" : "<") + (equalFails ? "" : "="), limit, isMin ? "ASC" : "DESC", most);
        Dictionary<ulong, (string Id, string Url, string Title)> names = Names([.. failing, .. passing]);
        return new LimitNeighbours(rule.Id, rule.Measure, limit, isMin, failing.ConvertAll(Named), passing.ConvertAll(Named));

        Neighbour Named(Near near)
        {
            (string id, string url, string title) = names[near.Address.Value];
            return new Neighbour(id, url, title, near.Value, RuleOf(run, near.Words), RuleOf(trial, near.Words), Beginning(near.Address));
        }
    }

    private static string RuleOf(JudgedTrial judged, long[] words) => judged.First(words) is >= 0 and int first ? judged.RuleIds[first] : "";

    private List<Near> Nearest(string measure, string side, double limit, string order, int most)
    {
        string column = DuckDbConnection.QuoteName("v:" + measure);
        string words = string.Join(", ", Enumerable.Range(0, bits.Words).Select(word => string.Create(CultureInfo.InvariantCulture, $"w{word}")));
        return ledgers.Read(
            string.Create(CultureInfo.InvariantCulture, $"SELECT address, {column}, {words} FROM judged WHERE isfinite({column}) AND {column} {side} {LedgerDatabase.Number(limit)} ORDER BY {column} {order}, address LIMIT {most}"),
            row => new Near(new DocumentAddress((ulong)row.GetInt64(0)), row.GetDouble(1), [.. Enumerable.Range(2, bits.Words).Select(row.GetInt64)]));
    }

    private Dictionary<ulong, (string Id, string Url, string Title)> Names(List<Near> found)
    {
        Dictionary<ulong, (string, string, string)> names = [];
        IReadOnlyList<(string Key, long Bytes)> documents = files.Of("documents");
        int[] shards = [.. found.Select(near => near.Address.Shard).Distinct().Order()];
        if (shards.Length == 0)
        {
            return names;
        }

        string rows = string.Join(", ", found.Select(near => near.Address.Row).Distinct().Order().Select(row => row.ToString(CultureInfo.InvariantCulture)));
        HashSet<ulong> wanted = [.. found.Select(near => near.Address.Value)];
        ledgers.ForEach(
            $"SELECT file_index::BIGINT, \"row\", id, url, left(title, 200) FROM {ledgers.Table(shards.Select(shard => documents[shard]))} WHERE \"row\" IN ({rows})",
            row =>
            {
                ulong address = new DocumentAddress(shards[row.GetInt64(0)], row.GetInt64(1)).Value;
                if (wanted.Contains(address))
                {
                    names[address] = (row.GetString(2), row.GetString(3), row.GetString(4));
                }
            });
        return names;
    }

    /// <summary>Gets the beginning of a text on one line, with personal data masked, as long as the run's intermediates are there.</summary>
    private string Beginning(DocumentAddress address)
    {
        string path = files.PathOf(DedupFiles.Documents(address.Shard));
        if (!File.Exists(path))
        {
            return "";
        }

        Document document = new();
        using (DocumentFileReader reader = new(path))
        {
            reader.ReadAt(address.Row, document);
        }

        Excerpt excerpt = Excerpt.Of(document.Text.Written, null, redactor);
        string text = (excerpt.Before + excerpt.Marked + excerpt.After).Trim();
        if (text.Length <= ExcerptLetters)
        {
            return excerpt.CutAfter ? text + "…" : text;
        }

        return text[..(char.IsHighSurrogate(text[ExcerptLetters - 1]) ? ExcerptLetters - 1 : ExcerptLetters)] + "…";
    }

    private sealed record Near(DocumentAddress Address, double Value, long[] Words);
}
