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
    private const long LeastGiant = 1 << 16;

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
    private readonly GiantJaccard _giants;
    private readonly int _largest;
    private int _next;
    private DocumentAddress? _leftAddress;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="texts">Where the documents are.</param>
    /// <param name="budgetBytes">What remembered shingles may take.</param>
    public ShingleCache(IDocumentTexts texts, long budgetBytes)
    {
        _texts = texts;

        // A set takes up to 48 bytes a letter while it grows, and there are two of them.
        _largest = (int)Math.Clamp(budgetBytes / 128, LeastGiant, int.MaxValue);
        _giants = new GiantJaccard(_largest);

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
            if (!TryMembers(left, out ReadOnlySpan<ulong> members))
            {
                return CompareGiants(left, right);
            }

            _left.Fill(members);
            _leftAddress = left;
        }

        return TryMembers(right, out ReadOnlySpan<ulong> others) ? _left.Jaccard(others, atLeast) : CompareGiants(left, right);
    }

    /// <summary>Reads documents ahead, best in rising order, until half of the ring is used for them.</summary>
    public void Prefetch(IEnumerable<DocumentAddress> addresses)
    {
        long ahead = 0;
        foreach (DocumentAddress address in addresses)
        {
            ahead += TryMembers(address, out ReadOnlySpan<ulong> members) ? members.Length : 0;
            if (ahead > _ring.Length / 2)
            {
                return;
            }
        }
    }

    /// <summary>Hands the ring on to the next cache of this thread; no call may follow.</summary>
    public void Dispose() => _handedOn = new WeakReference<ulong[]>(_ring);

    private double CompareGiants(DocumentAddress left, DocumentAddress right) => _giants.Compare(left, right, (address, key) =>
    {
        DedupKey.Fold(_texts.Read(address), key);
        Loaded++;
    });

    /// <summary>Gives a document's shingles; valid until the next call.</summary>
    /// <returns>False for a giant, whose shingles are too many to be in memory.</returns>
    private bool TryMembers(DocumentAddress address, out ReadOnlySpan<ulong> members)
    {
        if (_known.TryGetValue(address.Value, out (int Start, int Length) place))
        {
            members = _ring.AsSpan(place.Start, place.Length);
            return true;
        }

        members = default;
        if (_giants.Knows(address))
        {
            return false;
        }

        DedupKey.Fold(_texts.Read(address), _key);
        Loaded++;
        if (_key.Length > _largest)
        {
            _giants.Note(address);
            _key.Clear();
            _key.Trim(_largest);
            return false;
        }

        _read.Fill(_key.Written);
        members = _read.Members;
        Remember(address, members);
        return true;
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
