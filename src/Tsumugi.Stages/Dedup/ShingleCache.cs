using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Stages.Dedup;

/// <summary>Computes the true similarity of stored documents and remembers the shingles of those read last, within a budget.</summary>
/// <remarks>
/// <para>
/// The similarity is |A ∩ B| / |A ∪ B| of the sets of five-letter runs of both keys, on 64-bit hashes (see <see cref="ShingleScanner"/> for
/// the chance of a collision).
/// </para>
/// <para>
/// Shingles lie one document after another in one ring; what the next one overwrites is forgotten. So the budget holds to the byte, and
/// nothing is left to the garbage collector. One thread. Memory: the budget, two tables, and the longest document.
/// </para>
/// </remarks>
internal sealed class ShingleCache : IDisposable
{
    private const int SmallestRing = 1 << 16;

    // Each task of a stage wants a ring; handing it on saves the system from clearing hundreds of megabytes of fresh pages for each of them.
    // A weak reference, so that the memory is there for the next stage.
    [ThreadStatic]
    private static WeakReference<ulong[]>? _handedOn;

    private readonly IDocumentTexts _texts;
    private readonly ulong[] _ring;
    private readonly Dictionary<ulong, (int Start, int Length)> _known = [];
    private readonly Queue<(ulong Address, int Start)> _oldest = [];
    private readonly ShingleSet _read = new();
    private readonly ShingleSet _left = new();
    private readonly TextBuffer _key = new();
    private int _next;
    private DocumentAddress? _leftAddress;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="texts">Where the documents are.</param>
    /// <param name="budgetBytes">What remembered shingles may take.</param>
    public ShingleCache(IDocumentTexts texts, long budgetBytes)
    {
        _texts = texts;

        // A quarter is left for the index. Uninitialised memory is not touched, so not used, before something is written there.
        int places = (int)Math.Clamp(budgetBytes / 4 * 3 / sizeof(ulong), SmallestRing, Array.MaxLength / 2);
        _ring = _handedOn is not null && _handedOn.TryGetTarget(out ulong[]? ring) && ring.Length == places ? ring : GC.AllocateUninitializedArray<ulong>(places);
        _handedOn = null;
    }

    /// <summary>Gets how many documents were read, repeated ones counted again.</summary>
    public long Loaded { get; private set; }

    /// <summary>Computes the similarity of two documents. Cheap when several calls with the same <paramref name="left"/> follow each other.</summary>
    /// <returns>The exact similarity if it is at least <paramref name="atLeast"/>, otherwise some number below it.</returns>
    /// <exception cref="InvalidDataException">A document file is damaged.</exception>
    public double Jaccard(DocumentAddress left, DocumentAddress right, double atLeast)
    {
        if (_leftAddress != left)
        {
            _leftAddress = null;
            _left.Fill(Members(left));
            _leftAddress = left;
        }

        return _left.Jaccard(Members(right), atLeast);
    }

    /// <summary>Reads documents ahead, best in rising order, until half of the ring is used for them.</summary>
    public void Prefetch(IEnumerable<DocumentAddress> addresses)
    {
        long ahead = 0;
        foreach (DocumentAddress address in addresses)
        {
            ahead += Members(address).Length;
            if (ahead > _ring.Length / 2)
            {
                return;
            }
        }
    }

    /// <summary>Hands the ring on to the next cache of this thread; no call may follow.</summary>
    public void Dispose() => _handedOn = new WeakReference<ulong[]>(_ring);

    /// <summary>Gives a document's shingles; valid until the next call.</summary>
    private ReadOnlySpan<ulong> Members(DocumentAddress address)
    {
        if (_known.TryGetValue(address.Value, out (int Start, int Length) place))
        {
            return _ring.AsSpan(place.Start, place.Length);
        }

        DedupKey.Fold(_texts.Read(address), _key);
        _read.Fill(_key.Written);
        Loaded++;
        Remember(address, _read.Members);
        return _read.Members;
    }

    private void Remember(DocumentAddress address, ReadOnlySpan<ulong> members)
    {
        if (members.Length == 0 || members.Length > _ring.Length / 4)
        {
            return; // One giant would push out everybody else.
        }

        if (_next + members.Length > _ring.Length)
        {
            Forget(_next, _ring.Length);
            _next = 0;
        }

        Forget(_next, _next + members.Length);
        members.CopyTo(_ring.AsSpan(_next));
        _known[address.Value] = (_next, members.Length);
        _oldest.Enqueue((address.Value, _next));
        _next += members.Length;
    }

    /// <summary>Forgets the documents that begin in a stretch ahead of the last one: they are the oldest.</summary>
    private void Forget(int start, int end)
    {
        while (_oldest.TryPeek(out (ulong Address, int Start) oldest) && oldest.Start >= start && oldest.Start < end)
        {
            _known.Remove(oldest.Address);
            _oldest.Dequeue();
        }
    }
}
