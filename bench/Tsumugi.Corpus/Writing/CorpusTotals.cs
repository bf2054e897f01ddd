using Tsumugi.Corpus.Making;

namespace Tsumugi.Corpus.Writing;

/// <summary>What a corpus holds, counted while it is written.</summary>
public sealed class CorpusTotals
{
    public long Documents { get; set; }

    /// <summary>Gets or sets the size of all bodies, codings undone.</summary>
    public long BodyBytes { get; set; }

    /// <summary>Gets or sets the size of the files as written.</summary>
    public long FileBytes { get; set; }

    public SortedDictionary<string, long> Kinds { get; init; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> Encodings { get; init; } = new(StringComparer.Ordinal);

    public void Add(MadeDocument document)
    {
        Documents++;
        BodyBytes += document.Body.Length;
        Count(Kinds, document.Kind.ToString().ToLowerInvariant(), 1);
        Count(Encodings, document.Page.Encoding, 1);
    }

    public void Add(CorpusTotals other)
    {
        Documents += other.Documents;
        BodyBytes += other.BodyBytes;
        FileBytes += other.FileBytes;
        foreach ((string kind, long count) in other.Kinds)
        {
            Count(Kinds, kind, count);
        }

        foreach ((string encoding, long count) in other.Encodings)
        {
            Count(Encodings, encoding, count);
        }
    }

    private static void Count(SortedDictionary<string, long> counts, string key, long add) => counts[key] = counts.GetValueOrDefault(key) + add;
}
