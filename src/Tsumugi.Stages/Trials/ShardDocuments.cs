namespace Tsumugi.Stages.Trials;

/// <summary>The stored documents of one shard, in the order of their rows: columns that a question about rules needs besides measures.</summary>
/// <remarks>Reused from shard to shard. Holds 32 bytes for each document, and 8 for each word of its bits.</remarks>
/// <param name="words">Words of bits of a document besides the one of hosts.</param>
internal sealed class ShardDocuments(int words)
{
    private const int FirstRows = 1 << 14;

    private readonly long[][] _words = [.. Enumerable.Range(0, words).Select(_ => Array.Empty<long>())];
    private long[] _hosts = [];
    private double[] _japanese = [];
    private int[] _sources = [];
    private int[] _bytes = [];
    private int[] _letters = [];
    private int[] _days = [];

    /// <summary>Gets the number of documents; columns may be longer.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the bits of the hosts that trials leave out.</summary>
    public long[] Hosts => _hosts;

    /// <summary>Gets the bits of the tests that documents fail, word by word.</summary>
    public IReadOnlyList<long[]> Words => _words;

    /// <summary>Gets the numbers of their Japanese letters.</summary>
    public double[] Japanese => _japanese;

    /// <summary>Gets the numbers of their sources.</summary>
    public int[] Sources => _sources;

    /// <summary>Gets the UTF-8 bytes of their texts.</summary>
    public int[] Bytes => _bytes;

    /// <summary>Gets the letters of their texts.</summary>
    public int[] Letters => _letters;

    /// <summary>Gets their dates, as far as they were asked for.</summary>
    public int[] Days => _days;

    /// <summary>Gets the documents that have twins, by row.</summary>
    public List<(int Row, UInt128 Cluster, bool Merged)> Twins { get; } = [];

    /// <summary>Makes room for a shard of so many documents; no bit is set and no twin is known.</summary>
    public void Begin(int rows)
    {
        Twins.Clear();
        Count = rows;
        if (rows > _sources.Length)
        {
            Resize(rows);
        }

        Array.Clear(_hosts, 0, rows);
        Array.ForEach(_words, word => Array.Clear(word, 0, rows));
    }

    /// <summary>Adds a document of which nothing is known yet.</summary>
    /// <returns>Its row.</returns>
    public int Add()
    {
        if (Count == _sources.Length)
        {
            Resize(Math.Max(FirstRows, checked(Count * 2)));
        }

        _hosts[Count] = 0;
        foreach (long[] word in _words)
        {
            word[Count] = 0;
        }

        return Count++;
    }

    private void Resize(int rows)
    {
        Array.Resize(ref _hosts, rows);
        Array.Resize(ref _japanese, rows);
        Array.Resize(ref _sources, rows);
        Array.Resize(ref _bytes, rows);
        Array.Resize(ref _letters, rows);
        Array.Resize(ref _days, rows);
        for (int word = 0; word < _words.Length; word++)
        {
            Array.Resize(ref _words[word], rows);
        }
    }
}
