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
    private const int TitleLetters = 200;

    /// <summary>Finds them.</summary>
    public List<LimitNeighbours> Of(IReadOnlyList<NearbyDocuments> nearby)
    {
        HashSet<DocumentAddress> wanted = [.. nearby.SelectMany(near => near.Failing.Ordered().Concat(near.Passing.Ordered())).Select(near => near.Address)];
        Dictionary<ulong, NamedDocument> documents = HasTexts(wanted) ? Stored(wanted) : Listed(wanted);
        return [.. nearby.Select(near => new LimitNeighbours(near.Question.Rule.Id, near.Question.Rule.Measure, near.Question.Limit, near.Question.IsMin, Named(near.Failing, near.Question), Named(near.Passing, near.Question)))];

        List<Neighbour> Named(NearestDocuments nearest, LimitQuestion question) => nearest.Ordered().ConvertAll(near =>
        {
            NamedDocument document = documents[near.Address.Value];
            return new Neighbour(document.Id, document.Url, document.Title, near.Value, RuleOf(trials[0], near.Words), RuleOf(trials[question.Trial], near.Words), document.Beginning);
        });
    }

    private static string RuleOf(JudgedTrial judged, long[] words) => judged.First(words) is >= 0 and int first ? judged.RuleIds[first] : "";

    private bool HasTexts(HashSet<DocumentAddress> wanted) => files.HasWork && wanted.All(address => File.Exists(files.PathOf(DedupFiles.Documents(address.Shard))));

    /// <summary>Reads documents as the run stored them: with the same names as the ledger, and with their texts.</summary>
    private Dictionary<ulong, NamedDocument> Stored(HashSet<DocumentAddress> wanted)
    {
        Dictionary<ulong, NamedDocument> documents = [];
        Document document = new();
        foreach (IGrouping<int, DocumentAddress> shard in wanted.Order().GroupBy(address => address.Shard))
        {
            using DocumentFileReader reader = new(files.PathOf(DedupFiles.Documents(shard.Key)));
            foreach (DocumentAddress address in shard)
            {
                reader.ReadAt(address.Row, document);
                documents[address.Value] = new NamedDocument(document.Id.ToString(), document.Url, Start(document.Title, TitleLetters), Beginning(document));
            }
        }

        return documents;
    }

    /// <summary>Reads from the ledger what documents are called; their texts are gone.</summary>
    private Dictionary<ulong, NamedDocument> Listed(HashSet<DocumentAddress> found)
    {
        Dictionary<ulong, NamedDocument> names = [];
        IReadOnlyList<(string Key, long Bytes)> documents = files.Of("documents");
        int[] shards = [.. found.Select(address => address.Shard).Distinct().Order()];
        if (shards.Length == 0)
        {
            return names;
        }

        string rows = string.Join(", ", found.Select(address => address.Row).Distinct().Order().Select(row => row.ToString(CultureInfo.InvariantCulture)));
        using LedgerSet ledgers = new(files.Folder, Environment.ProcessorCount);
        ledgers.ForEach(
            $"SELECT file_index::BIGINT, \"row\", id, url, left(title, {TitleLetters}) FROM {ledgers.Table(shards.Select(shard => documents[shard]))} WHERE \"row\" IN ({rows})",
            row =>
            {
                DocumentAddress address = new(shards[row.GetInt64(0)], row.GetInt64(1));
                if (found.Contains(address))
                {
                    names[address.Value] = new NamedDocument(row.GetString(2), row.GetString(3), row.GetString(4), "");
                }
            });
        return names;
    }

    /// <summary>Gets the beginning of a text on one line, with personal data masked.</summary>
    private string Beginning(Document document)
    {
        Excerpt excerpt = Excerpt.Of(document.Text.Written, null, redactor);
        string text = (excerpt.Before + excerpt.Marked + excerpt.After).Trim();
        if (text.Length <= ExcerptLetters)
        {
            return excerpt.CutAfter ? text + "…" : text;
        }

        return text[..(char.IsHighSurrogate(text[ExcerptLetters - 1]) ? ExcerptLetters - 1 : ExcerptLetters)] + "…";
    }

    /// <summary>Gets the first code points of a text, as SQL's `left` does.</summary>
    private static string Start(string text, int codePoints)
    {
        int end = 0;
        for (; codePoints > 0 && end < text.Length; codePoints--)
        {
            end += char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
        }

        return text[..end];
    }

    private sealed record NamedDocument(string Id, string Url, string Title, string Beginning);
}
