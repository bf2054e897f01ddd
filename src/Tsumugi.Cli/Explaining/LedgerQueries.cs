using System.Globalization;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Runs;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Report;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.Cli.Explaining;

/// <summary>Asks the ledgers of a run, which are plain Parquet, with SQL.</summary>
internal sealed class LedgerQueries : IDisposable
{
    private readonly RunFolder _folder;
    private readonly Preset _rules;
    private readonly DuckDbConnection _connection = DuckDbConnection.OpenInMemory(new DuckDbOptions { Threads = Environment.ProcessorCount });

    /// <summary>Opens the ledgers.</summary>
    public LedgerQueries(RunFolder folder, Preset rules) => (_folder, _rules) = (folder, rules);

    /// <summary>Finds documents by id or address; several pages may have one address.</summary>
    /// <param name="field">`id` or `url`.</param>
    /// <param name="value">What it is.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<DocumentLife> Find(string field, string value, int most)
    {
        List<DocumentLife> lives = [];
        using (DuckDbReader rows = _connection.Query(
            $"SELECT id, source, path, \"offset\", url, title, licence, encoding, language, raw_bytes, text_bytes, \"row\", filename FROM {Ledger("documents", ", filename=true")} WHERE {field} = ? ORDER BY filename, \"offset\" LIMIT {most.ToString(CultureInfo.InvariantCulture)}",
            value))
        {
            while (rows.Read())
            {
                lives.Add(Bare(rows));
            }
        }

        return [.. lives.Select(Fill)];
    }

    /// <summary>Lists addresses that contain a text, for a hint.</summary>
    public IReadOnlyList<string> SimilarUrls(string url)
    {
        string tail = url.TrimEnd('/').Split('/')[^1];
        List<string> found = [];
        using DuckDbReader rows = _connection.Query($"SELECT DISTINCT url FROM {Ledger("documents")} WHERE contains(url, ?) ORDER BY url LIMIT 3", tail.Length == 0 ? url : tail);
        while (rows.Read())
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static DocumentLife Bare(DuckDbReader rows)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(rows.GetString(12));
        return new DocumentLife
        {
            Id = rows.GetString(0),
            Source = rows.GetString(1),
            Path = rows.GetString(2),
            Offset = rows.GetInt64(3),
            Url = rows.GetString(4),
            Title = rows.GetString(5),
            Licence = rows.GetString(6),
            Encoding = rows.GetString(7),
            Language = rows.GetString(8),
            RawBytes = rows.GetInt64(9),
            TextBytes = rows.GetInt64(10),
            Row = rows.GetInt64(11),
            Shard = int.Parse(name.AsSpan(name.LastIndexOf('-') + 1), CultureInfo.InvariantCulture),
            Decisions = [],
            Measures = new Dictionary<string, double>(StringComparer.Ordinal),
            Edits = [],
            Cluster = null,
            KeptUrl = "",
        };
    }

    private DocumentLife Fill(DocumentLife life)
    {
        IReadOnlyList<StepDecision> decisions = Decisions(life.Id);
        string keptId = decisions.FirstOrDefault(decision => decision.KeptId.Length > 0)?.KeptId ?? "";
        return life with
        {
            Decisions = decisions,
            Measures = life.Row < 0 ? life.Measures : Measures(life),
            Edits = Edits(life.Id),
            Cluster = Cluster(life.Id),
            KeptUrl = keptId.Length == 0 ? "" : Text($"SELECT url FROM {Ledger("documents")} WHERE id = ?", keptId),
        };
    }

    private List<StepDecision> Decisions(string id)
    {
        Dictionary<string, List<TextSpan>> spans = Spans(id);
        List<StepDecision> decisions = [];
        using DuckDbReader rows = _connection.Query($"SELECT step, rule, outcome, value, min, max, kept_id, detail FROM {Ledger("decisions")} WHERE id = ?", id);
        while (rows.Read())
        {
            decisions.Add(new StepDecision(
                rows.GetString(0),
                rows.GetString(1),
                rows.GetString(2),
                Number(rows, 3),
                Number(rows, 4),
                Number(rows, 5),
                rows.GetString(6),
                rows.GetString(7),
                rows.GetString(0) == "rules" ? spans.GetValueOrDefault(rows.GetString(7)) ?? [] : []));
        }

        // Files come in no promised order: the order of the steps, then that of the preset.
        string[] steps = [.. Funnel.Steps];
        string[] order = [.. _rules.Rules.Select(rule => rule.Id)];
        return [.. decisions.OrderBy(decision => Array.IndexOf(steps, decision.Step)).ThenBy(decision => Array.IndexOf(order, decision.Rule))];
    }

    /// <summary>Gets the places of the failing measures; the decision on a rule names its measure as detail.</summary>
    private Dictionary<string, List<TextSpan>> Spans(string id)
    {
        Dictionary<string, List<TextSpan>> spans = new(StringComparer.Ordinal);
        using DuckDbReader rows = _connection.Query($"SELECT measure, spans FROM {Ledger("spans")} WHERE id = ?", id);
        while (rows.Read())
        {
            spans[rows.GetString(0)] = SpanText.Parse(rows.GetString(1));
        }

        return spans;
    }

    private Dictionary<string, double> Measures(DocumentLife life)
    {
        Dictionary<string, double> values = new(StringComparer.Ordinal);
        string path = DuckDbConnection.Quote(_folder.PathOf(LedgerKeys.Measures(life.Shard)));
        using DuckDbReader rows = _connection.Query($"SELECT * FROM read_parquet({path}) WHERE id = ?", life.Id);
        if (rows.Read())
        {
            for (int column = 1; column < rows.Columns.Count; column++)
            {
                values[rows.Columns[column]] = rows.GetDouble(column);
            }
        }

        return values;
    }

    private List<LifeEdit> Edits(string id)
    {
        List<LifeEdit> edits = [];
        using DuckDbReader rows = _connection.Query(
            $"""
            SELECT e.step, e.field, e.kind, e.start, e."end", e.parts, e.kept_id, e.kept_start, coalesce(d.url, '')
            FROM {Ledger("edits")} e LEFT JOIN {Ledger("documents")} d ON d.id = e.kept_id
            WHERE e.id = ? ORDER BY e.step DESC, e.field, e.start, e."end"
            """,
            id);
        while (rows.Read())
        {
            edits.Add(new LifeEdit(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetString(5), rows.GetString(6), rows.IsNull(7) ? null : rows.GetInt64(7), rows.GetString(8)));
        }

        return edits;
    }

    private (long Size, string Role)? Cluster(string id)
    {
        using DuckDbReader rows = _connection.Query($"SELECT size, role FROM {Ledger("clusters")} WHERE id = ?", id);
        return rows.Read() ? (rows.GetInt64(0), rows.GetString(1)) : null;
    }

    private string Text(string sql, string parameter)
    {
        using DuckDbReader rows = _connection.Query(sql, parameter);
        return rows.Read() ? rows.GetString(0) : "";
    }

    private string Ledger(string name, string options = "") => $"read_parquet({DuckDbConnection.Quote(_folder.PathOf($"ledger/{name}-*.parquet"))}{options})";

    private static double? Number(DuckDbReader rows, int column) => rows.IsNull(column) ? null : rows.GetDouble(column);
}
