using System.Globalization;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Report.Facts;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Stages.Trials;

/// <summary>Finds the documents nearest to limits, with their fates and the beginnings of their texts.</summary>
internal sealed class TrialSamples(CorpusFiles files, IReadOnlyList<JudgedTrial> trials, ITextEditor redactor)
{
    private const int ExcerptLetters = 80;

    /// <summary>Finds them.</summary>
    public List<LimitNeighbours> Of(IReadOnlyList<NearbyDocuments> nearby)
    {
        Dictionary<ulong, (string Id, string Url, string Title)> names = Names([.. nearby.SelectMany(near => near.Failing.Ordered().Concat(near.Passing.Ordered())).Select(near => near.Address)]);
        return [.. nearby.Select(near => new LimitNeighbours(near.Question.Rule.Id, near.Question.Rule.Measure, near.Question.Limit, near.Question.IsMin, Named(near.Failing, near.Question), Named(near.Passing, near.Question)))];

        List<Neighbour> Named(NearestDocuments documents, LimitQuestion question) => documents.Ordered().ConvertAll(near =>
        {
            (string id, string url, string title) = names[near.Address.Value];
            return new Neighbour(id, url, title, near.Value, RuleOf(trials[0], near.Words), RuleOf(trials[question.Trial], near.Words), Beginning(near.Address));
        });
    }

    private static string RuleOf(JudgedTrial judged, long[] words) => judged.First(words) is >= 0 and int first ? judged.RuleIds[first] : "";

    private Dictionary<ulong, (string Id, string Url, string Title)> Names(HashSet<DocumentAddress> found)
    {
        Dictionary<ulong, (string, string, string)> names = [];
        IReadOnlyList<(string Key, long Bytes)> documents = files.Of("documents");
        int[] shards = [.. found.Select(address => address.Shard).Distinct().Order()];
        if (shards.Length == 0)
        {
            return names;
        }

        string rows = string.Join(", ", found.Select(address => address.Row).Distinct().Order().Select(row => row.ToString(CultureInfo.InvariantCulture)));
        using LedgerSet ledgers = new(files.Folder, Environment.ProcessorCount);
        ledgers.ForEach(
            $"SELECT file_index::BIGINT, \"row\", id, url, left(title, 200) FROM {ledgers.Table(shards.Select(shard => documents[shard]))} WHERE \"row\" IN ({rows})",
            row =>
            {
                DocumentAddress address = new(shards[row.GetInt64(0)], row.GetInt64(1));
                if (found.Contains(address))
                {
                    names[address.Value] = (row.GetString(2), row.GetString(3), row.GetString(4));
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
}
