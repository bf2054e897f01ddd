namespace Tsumugi.Stages.Trials;

/// <summary>Keeps the documents nearest to one side of a limit: the nearest value first, of equal values the first document of the corpus.</summary>
/// <remarks>Not for several threads at once. Holds no more than it is asked for, whatever is offered.</remarks>
internal sealed class NearestDocuments : IComparer<NearDocument>
{
    private readonly bool _greatestFirst;
    private readonly int _most;
    private readonly PriorityQueue<NearDocument, NearDocument> _farthest;

    /// <summary>Begins with none.</summary>
    /// <param name="greatestFirst">Whether the nearest value is the greatest: below a limit.</param>
    /// <param name="most">Documents to keep.</param>
    public NearestDocuments(bool greatestFirst, int most)
    {
        (_greatestFirst, _most) = (greatestFirst, most);
        _farthest = new PriorityQueue<NearDocument, NearDocument>(Comparer<NearDocument>.Create((left, right) => Compare(right, left)));
    }

    /// <summary>Takes a document if it is among the nearest so far.</summary>
    public void Offer(in NearDocument document)
    {
        if (_farthest.Count < _most)
        {
            _farthest.Enqueue(document, document);
        }
        else if (_most > 0 && Compare(document, _farthest.Peek()) < 0)
        {
            _farthest.DequeueEnqueue(document, document);
        }
    }

    /// <summary>Takes those of another part of the corpus.</summary>
    public void Take(NearestDocuments other)
    {
        foreach ((NearDocument document, _) in other._farthest.UnorderedItems)
        {
            Offer(document);
        }
    }

    /// <summary>Gets them, the nearest first.</summary>
    public List<NearDocument> Ordered()
    {
        List<NearDocument> documents = [.. _farthest.UnorderedItems.Select(item => item.Element)];
        documents.Sort(this);
        return documents;
    }

    /// <inheritdoc/>
    public int Compare(NearDocument x, NearDocument y)
    {
        int order = _greatestFirst ? y.Value.CompareTo(x.Value) : x.Value.CompareTo(y.Value);
        return order != 0 ? order : x.Address.CompareTo(y.Address);
    }
}
