using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Substrings.Records;

namespace Tsumugi.Stages.Substrings;

/// <summary>Reads the kept documents of a shard that have windows which stand earlier, each with those windows.</summary>
/// <param name="texts">The shard's documents; disposed with this.</param>
/// <param name="passages">The windows of the shard's documents, in rising order.</param>
internal sealed class PassageFeed(KeptTexts texts, IRecordStream<PassageRecord> passages) : IDisposable
{
    private PassageRecord _next;
    private bool _has;
    private bool _began;

    /// <summary>Gets the documents; the current one is that of <see cref="Passages"/>.</summary>
    public KeptTexts Texts => texts;

    /// <summary>Gets the windows of the current document.</summary>
    public List<PassageRecord> Passages { get; } = [];

    /// <summary>Gets a value indicating whether all documents were read.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Goes on to the next document that has such windows.</summary>
    /// <returns>False behind the last one, when all documents were read.</returns>
    /// <exception cref="InvalidDataException">A file is damaged, or windows belong to a document that is not kept.</exception>
    public bool TryRead()
    {
        if (!_began)
        {
            _has = passages.TryRead(out _next);
            _began = true;
        }

        while (texts.TryRead())
        {
            Passages.Clear();
            for (; _has && _next.Address == texts.Address; _has = passages.TryRead(out _next))
            {
                Passages.Add(_next);
            }

            if (_has && _next.Address < texts.Address)
            {
                throw new InvalidDataException($"document {_next.Address} has repeated passages but is not kept");
            }

            if (Passages.Count > 0)
            {
                return true;
            }
        }

        AtEnd = true;
        return false;
    }

    public void Dispose() => texts.Dispose();
}
