using System.Buffers.Binary;
using Tsumugi.Models.Matrices;

namespace Tsumugi.Models.Classifier;

/// <summary>Reads the little-endian fields of a model file, and never makes room for more than the file can hold.</summary>
/// <param name="stream">A stream whose length is known.</param>
/// <param name="place">What the file is called in messages.</param>
internal sealed class ModelBytes(Stream stream, string place)
{
    private readonly byte[] _field = new byte[8];

    /// <summary>Gets what the file is called.</summary>
    public string Place => place;

    /// <summary>Gets how many bytes are left.</summary>
    public long Left => stream.Length - stream.Position;

    /// <summary>Reads a whole number of four bytes.</summary>
    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Field(4));

    /// <summary>Reads a whole number of eight bytes.</summary>
    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Field(8));

    /// <summary>Reads a real number of eight bytes.</summary>
    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Field(8));

    /// <summary>Reads a byte.</summary>
    public byte Byte() => Field(1)[0];

    /// <summary>Reads a byte that says yes or no.</summary>
    public bool Flag()
    {
        byte value = Byte();
        if (value > 1)
        {
            FastTextFaults.ThrowDamaged(place, $"a flag is {value}, expected 0 or 1", $"フラグが {value} です。0 か 1 のはずです");
        }

        return value == 1;
    }

    /// <summary>Reads bytes.</summary>
    public byte[] Bytes(long count)
    {
        Expect(count, 1);
        byte[] bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads floats.</summary>
    public float[] Floats(long count)
    {
        Expect(count, sizeof(float));
        float[] values = new float[count];
        RowSums.Read(stream, values);
        return values;
    }

    /// <summary>Reads bytes up to a NUL, which is read too.</summary>
    public void Word(List<byte> word)
    {
        word.Clear();
        for (byte value = Byte(); value != 0; value = Byte())
        {
            word.Add(value);
        }
    }

    /// <summary>Refuses a count of things of a size that the rest of the file cannot hold.</summary>
    public void Expect(long count, int size)
    {
        if (count < 0 || count > Left / size)
        {
            FastTextFaults.ThrowDamaged(place, $"it announces {count} items of {size} bytes, and {Left} bytes are left", $"{size} バイトの要素が {count} 個とありますが、残りは {Left} バイトです");
        }

        if (count > Array.MaxLength)
        {
            FastTextFaults.ThrowTooLarge(place, count);
        }
    }

    private ReadOnlySpan<byte> Field(int size)
    {
        if (Left < size)
        {
            FastTextFaults.ThrowDamaged(place, $"it ends after {stream.Length} bytes, in the middle of a field", $"{stream.Length} バイトで途中までしかありません");
        }

        stream.ReadExactly(_field, 0, size);
        return _field.AsSpan(0, size);
    }
}
