using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Stages.Dedup;

/// <summary>Computes the true similarity of stored documents and remembers the shingles of those read last, within a budget.</summary>
/// <remarks>
/// <para>
/// The similarity is |A ∩ B| / |A ∪ B| of the sets of shingles of both texts, on 64-bit hashes (see <see cref="ShingleScanner"/> for
/// the chance of a collision).
/// </para>
/// <para>
/// Shingles lie one document after another in one ring; what the next one overwrites is forgotten. So the budget holds to the byte, and
/// nothing is left to the garbage collector. One thread. Memory: the budget, two tables, and the longest document.
/// </para>
/// </remarks>
internal sealed class ShingleCache
{
    private const int SmallestRing = 1 << 16;

    private readonly DocumentTexts _texts;
    private readonly DedupSettings _settings;
    private readonly Shingler _shingler;
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
    /// <param name="settings">What shingles are, and which pairs matter.</param>
    /// <param name="budgetBytes">What remembered shingles may take.</param>
    public ShingleCache(DocumentTexts texts, DedupSettings settings, long budgetBytes)
    {
        (_texts, _settings, _shingler) = (texts, settings, settings.CreateShingler());

        // A quarter is left for the index. Uninitialised memory is not touched, so not used, before something is written there.
        _ring = GC.AllocateUninitializedArray<ulong>((int)Math.Clamp(budgetBytes / 4 * 3 / sizeof(ulong), SmallestRing, Array.MaxLength / 2));
    }

    /// <summary>Gets how many documents were read, repeated ones counted again.</summary>
    public long Loaded { get; private set; }

    /// <summary>Computes the similarity of two documents. Cheap when several calls with the same <paramref name="left"/> follow each other.</summary>
    /// <returns>The exact numbers if the two are twins; otherwise numbers by which they are none.</returns>
    /// <exception cref="InvalidDataException">A document file is damaged.</exception>
    public PairSimilarity Compare(DocumentAddress left, DocumentAddress right)
    {
        if (_leftAddress != left)
        {
            _leftAddress = null;
            _left.Fill(Members(left));
            _leftAddress = left;
        }

        ReadOnlySpan<ulong> others = Members(right);
        int leftCount = _left.Members.Length;
        if (_settings.Containment > 0)
        {
            // What either limit needs at least, less one against rounding: the exact number decides below.
            double byContainment = _settings.Containment * Math.Min(leftCount, others.Length);
            double byJaccard = _settings.Jaccard / (1 + _settings.Jaccard) * ((long)leftCount + others.Length);
            return PairSimilarity.Of(_left.CountCommon(others, Math.Max(0, (int)Math.Min(byContainment, byJaccard) - 1)), leftCount, others.Length);
        }

        double jaccard = _left.Jaccard(others, _settings.Jaccard);
        if (jaccard < _settings.Jaccard)
        {
            return jaccard;
        }

        // Whole numbers were divided, so rounding gives them back.
        int common = (int)Math.Round(jaccard / (1 + jaccard) * ((long)leftCount + others.Length));
        return new PairSimilarity(jaccard, (double)common / Math.Max(1, leftCount), (double)common / Math.Max(1, others.Length));
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

    /// <summary>Gives a document's shingles; valid until the next call.</summary>
    private ReadOnlySpan<ulong> Members(DocumentAddress address)
    {
        if (_known.TryGetValue(address.Value, out (int Start, int Length) place))
        {
            return _ring.AsSpan(place.Start, place.Length);
        }

        ReadOnlySpan<char> text = _texts.Read(address);
        DedupKey.Fold(text, _key);
        _shingler.Fill(text, _key.Written, _read);
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
