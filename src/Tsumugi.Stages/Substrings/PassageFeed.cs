using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Stages.Substrings.Records;

namespace Tsumugi.Stages.Substrings;

/// <summary>Reads the kept documents of a shard that have windows which stand earlier, each with those windows.</summary>
/// <remarks>
/// Windows that follow one another at both places are joined, and of those that have one earlier document no more are kept than cover all
/// letters: of a text that repeats itself each window has a place of its own.
/// </remarks>
/// <param name="texts">The shard's documents; disposed with this.</param>
/// <param name="passages">The windows of the shard's documents, in rising order.</param>
/// <param name="window">The letters of a window.</param>
internal sealed class PassageFeed(KeptTexts texts, IRecordStream<PassageRecord> passages, int window) : IDisposable
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
                Add(_next);
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

    private void Add(in PassageRecord passage)
    {
        int last = Passages.Count - 1;
        if (last >= 0
            && Passages[last] is var before
            && before.Kept == passage.Kept
            && before.Start + before.Windows == passage.Start
            && before.KeptStart + before.Windows == passage.KeptStart)
        {
            Passages[last] = before with { Windows = before.Windows + passage.Windows };
        }
        else if (last >= 1
            && Passages[last].Kept == passage.Kept
            && Passages[last - 1] is var first
            && first.Kept == passage.Kept
            && passage.Start + 2 <= first.Start + first.Windows + window - 1)
        {
            // The one before the last reaches into the newcomer, by a surrogate pair at least, and the newcomer further than the last.
            Passages[last] = passage;
        }
        else
        {
            Passages.Add(passage);
        }
    }
}
