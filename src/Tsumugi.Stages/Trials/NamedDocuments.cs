using System.Globalization;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Stages.Trials;

/// <summary>Finds what some documents of a run are called: in the stored documents, or in the ledger where those are gone.</summary>
internal sealed class NamedDocuments(CorpusFiles files)
{
    private const int TitleLetters = 200;

    /// <summary>Finds them.</summary>
    /// <param name="wanted">Where they are.</param>
    /// <param name="beginning">Gives the beginning of a text, as far as texts are there; null if nobody asks.</param>
    public Dictionary<ulong, NamedDocument> Of(HashSet<DocumentAddress> wanted, Func<Document, string>? beginning) => HasTexts(wanted) ? Stored(wanted, beginning) : Listed(wanted);

    private bool HasTexts(HashSet<DocumentAddress> wanted) => files.HasWork && wanted.All(address => File.Exists(files.PathOf(DedupFiles.Documents(address.Shard))));

    /// <summary>Reads documents as the run stored them: with the same names as the ledger, and with their texts.</summary>
    private Dictionary<ulong, NamedDocument> Stored(HashSet<DocumentAddress> wanted, Func<Document, string>? beginning)
    {
        Dictionary<ulong, NamedDocument> documents = [];
        Document document = new();
        foreach (IGrouping<int, DocumentAddress> shard in wanted.Order().GroupBy(address => address.Shard))
        {
            using DocumentFileReader reader = new(files.PathOf(DedupFiles.Documents(shard.Key)));
            foreach (DocumentAddress address in shard)
            {
                reader.ReadAt(address.Row, document);
                documents[address.Value] = new NamedDocument(document.Id.ToString(), document.Url, Start(document.Title, TitleLetters), beginning?.Invoke(document) ?? "");
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
}
