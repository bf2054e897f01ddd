namespace Tsumugi.Text;

/// <summary>Counts something in a text once for all measures that ask for it.</summary>
/// <remarks>
/// A worker's analysis holds one object of each kind and uses it again for the next text, so whatever it needs belongs into its fields. One thread; asked for
/// through <see cref="TextView.Count{T}"/> only.
/// </remarks>
public abstract class TextCount
{
    private static int _slots;
    private int _generation = -1;

    internal static int SlotOf<T>()
        where T : TextCount => Slot<T>.Number;

    internal void Make(in TextView view, int generation)
    {
        if (_generation != generation)
        {
            _generation = generation;
            Count(view);
        }
    }

    /// <summary>Gives memory back that a text of more than <paramref name="units"/> UTF-16 units made grow; what was counted need not hold any more.</summary>
    /// <param name="units">The length of texts whose memory may be kept.</param>
    protected internal virtual void Trim(int units)
    {
    }

    /// <summary>Counts one text; what was counted before is forgotten.</summary>
    protected abstract void Count(in TextView document);

    private static class Slot<T>
    {
        internal static readonly int Number = Interlocked.Increment(ref _slots) - 1;
    }
}
