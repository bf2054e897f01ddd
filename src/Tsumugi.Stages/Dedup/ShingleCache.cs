using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Stages.Dedup;

/// <summary>Computes the true similarity of stored documents and remembers the shingles of those used last, within a budget.</summary>
/// <remarks>
/// The similarity is |A ∩ B| / |A ∪ B| of the sets of five-letter runs of both keys, on 64-bit hashes (see <see cref="ShingleScanner"/> for
/// the chance of a collision). One thread. Memory: the budget, one document's table, and the longest document of the pair.
/// </remarks>
/// <param name="texts">Where the documents are.</param>
/// <param name="budgetBytes">What remembered shingles may take.</param>
internal sealed class ShingleCache(DocumentTexts texts, long budgetBytes)
{
    private const int EntryOverhead = 160;

    private readonly Dictionary<ulong, LinkedListNode<(DocumentAddress Address, ulong[] Members)>> _known = [];
    private readonly LinkedList<(DocumentAddress Address, ulong[] Members)> _byUse = [];
    private readonly ShingleSet _builder = new();
    private readonly ShingleSet _left = new();
    private readonly TextBuffer _key = new();
    private long _bytes;
    private DocumentAddress? _leftAddress;

    /// <summary>Gets how many documents were read, repeated ones counted again.</summary>
    public long Loaded { get; private set; }

    /// <summary>Computes the similarity of two documents. Cheap when several calls with the same <paramref name="left"/> follow each other.</summary>
    /// <returns>The exact similarity if it is at least <paramref name="atLeast"/>, otherwise some number below it.</returns>
    /// <exception cref="InvalidDataException">A document file is damaged.</exception>
    public double Jaccard(DocumentAddress left, DocumentAddress right, double atLeast)
    {
        if (_leftAddress != left)
        {
            _left.Fill(Members(left));
            _leftAddress = left;
        }

        return _left.Jaccard(Members(right), atLeast);
    }

    /// <summary>Reads documents ahead, best in rising order, until half of the budget is used for them.</summary>
    public void Prefetch(IEnumerable<DocumentAddress> addresses)
    {
        long before = 0;
        foreach (DocumentAddress address in addresses)
        {
            before += SizeOf(Members(address));
            if (before > budgetBytes / 2)
            {
                return;
            }
        }
    }

    private static long SizeOf(ulong[] members) => (members.LongLength * sizeof(ulong)) + EntryOverhead;

    private ulong[] Members(DocumentAddress address)
    {
        if (_known.TryGetValue(address.Value, out LinkedListNode<(DocumentAddress Address, ulong[] Members)>? node))
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Members;
        }

        DedupKey.Fold(texts.Read(address), _key);
        _builder.Fill(_key.Written);
        ulong[] members = _builder.Members.ToArray();
        Loaded++;
        _bytes += SizeOf(members);
        while (_bytes > budgetBytes && _byUse.Last is { } oldest)
        {
            _bytes -= SizeOf(oldest.Value.Members);
            _known.Remove(oldest.Value.Address.Value);
            _byUse.RemoveLast();
        }

        _known[address.Value] = _byUse.AddFirst((address, members));
        return members;
    }
}
