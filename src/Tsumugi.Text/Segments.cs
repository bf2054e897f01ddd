namespace Tsumugi.Text;

/// <summary>A growable list of pieces of one text whose memory is used again for the next one.</summary>
/// <typeparam name="T">The kind of piece.</typeparam>
internal sealed class Segments<T>
{
    private T[] _items = [];
    private int _count;

    public int Count => _count;

    public ReadOnlySpan<T> Written => _items.AsSpan(0, _count);

    public Span<T> WrittenAgain => _items.AsSpan(0, _count);

    public ref readonly T this[int index] => ref _items[index];

    public void Clear() => _count = 0;

    public void Add(in T item)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(64, _count * 2));
        }

        _items[_count++] = item;
    }

    /// <summary>Gives the memory back if there was room for more than <paramref name="items"/> pieces.</summary>
    public void Trim(int items)
    {
        if (_items.Length > items)
        {
            _items = [];
            _count = 0;
        }
    }
}
