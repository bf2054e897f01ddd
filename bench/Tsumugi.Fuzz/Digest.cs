using System.Runtime.InteropServices;

namespace Tsumugi.Fuzz;

/// <summary>Adds up what a parser gave into one number (FNV-1a).</summary>
public struct Digest()
{
    private const ulong Prime = 0x100000001B3;

    /// <summary>Gets the number.</summary>
    public ulong Value { get; private set; } = 0xCBF29CE484222325;

    public void Add(long value) => Value = (Value ^ (ulong)value) * Prime;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        foreach (byte one in bytes)
        {
            Value = (Value ^ one) * Prime;
        }
    }

    public void Add(ReadOnlySpan<char> text) => Add(MemoryMarshal.AsBytes(text));

    /// <summary>Folds a count into few classes: 0, 1, 2, 3–4, 5–8 and so on.</summary>
    public void AddRoughly(long count) => Add(count <= 0 ? 0 : 1 + (long)Math.Log2(count));
}
