using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.Parquet;

/// <summary>Up to 2,048 values of one column, as DuckDB wants them.</summary>
internal sealed unsafe class ColumnBuffer(ParquetType type)
{
    private readonly byte[] _values = new byte[type == ParquetType.Text ? 0 : DuckDbNative.ChunkRows * Width(type)];
    private readonly int[] _ends = new int[type == ParquetType.Text ? DuckDbNative.ChunkRows : 0];
    private readonly ulong[] _valid = new ulong[DuckDbNative.ChunkRows / 64];
    private byte[] _text = [];
    private int _textLength;
    private int _count;
    private bool _hasNulls;

    internal ParquetType Type => type;

    /// <summary>Gets the bytes of text held.</summary>
    internal int TextBytes => _textLength;

    internal static DuckDbType NativeType(ParquetType type) => type switch
    {
        ParquetType.Text => DuckDbType.Varchar,
        ParquetType.Long => DuckDbType.BigInt,
        ParquetType.Int => DuckDbType.Integer,
        ParquetType.Double => DuckDbType.Double,
        ParquetType.Bool => DuckDbType.Boolean,
        _ => DuckDbType.Date,
    };

    internal void Clear()
    {
        _count = 0;
        _textLength = 0;
        _hasNulls = false;
        Array.Clear(_valid);
        if (_text.Length > 64 << 20)
        {
            _text = []; // One giant document must not stay resident.
        }
    }

    internal void AddNull()
    {
        _hasNulls = true;
        if (type == ParquetType.Text)
        {
            _ends[_count] = _textLength;
        }
        else
        {
            _values.AsSpan(_count * Width(type), Width(type)).Clear();
        }

        _count++;
    }

    internal void Add<T>(T value)
        where T : unmanaged
    {
        Unsafe.WriteUnaligned(ref MemoryMarshal.GetReference(_values.AsSpan(_count * sizeof(T), sizeof(T))), value);
        Next();
    }

    /// <summary>Adds UTF-16; a lone surrogate becomes U+FFFD.</summary>
    internal void AddText(ReadOnlySpan<char> text)
    {
        // Counting first is exact; three bytes a unit would waste a third for Japanese and half for ASCII.
        Span<byte> room = Reserve(text.Length <= 1 << 16 ? text.Length * 3L : Encoding.UTF8.GetByteCount(text));
        _textLength += Encoding.UTF8.GetBytes(text, room);
        _ends[_count] = _textLength;
        Next();
    }

    /// <summary>Adds UTF-8; wrong bytes become U+FFFD, since no reader takes a file with broken strings.</summary>
    internal void AddUtf8(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            AddText(Encoding.UTF8.GetString(text));
            return;
        }

        text.CopyTo(Reserve(text.Length));
        _textLength += text.Length;
        _ends[_count] = _textLength;
        Next();
    }

    /// <summary>Fills a vector of DuckDB; texts are only pointed at, so the buffer must stay as it is until DuckDB asks for the next rows.</summary>
    /// <remarks>
    /// The C function that copies a text would throw a C++ exception through us when the memory limit is reached, which ends the process.
    /// DuckDB's own copy, made while it takes the rows in, reports the same thing as an error of the statement.
    /// </remarks>
    internal void Fill(nint vector)
    {
        if (type == ParquetType.Text)
        {
            FillTexts((byte*)DuckDbNative.VectorData(vector));
        }
        else
        {
            // SAFETY: a vector holds 2,048 values of its type's width, and `_count` is at most that.
            _values.AsSpan(0, _count * Width(type)).CopyTo(new Span<byte>((void*)DuckDbNative.VectorData(vector), DuckDbNative.ChunkRows * Width(type)));
        }

        if (_hasNulls)
        {
            DuckDbNative.EnsureValidity(vector);

            // SAFETY: the bits of a vector are 2,048, which is what `_valid` holds.
            _valid.CopyTo(new Span<ulong>((void*)DuckDbNative.VectorValidity(vector), _valid.Length));
        }
    }

    private void FillTexts(byte* entry)
    {
        // SAFETY: the array is pinned for its life, the ends grow within it, and a vector has room for 2,048 entries of 16 bytes:
        // the length, then the text itself if it has at most 12 bytes (the rest zero), else its first 4 bytes and a pointer.
        byte* text = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_text));
        for (int row = 0, start = 0; row < _count; row++, entry += 16)
        {
            int length = _ends[row] - start;
            *(int*)entry = length;
            if (length <= 12)
            {
                Span<byte> inline = new(entry + 4, 12);
                inline.Clear();
                _text.AsSpan(start, length).CopyTo(inline);
            }
            else
            {
                *(int*)(entry + 4) = Unsafe.ReadUnaligned<int>(text + start);
                *(byte**)(entry + 8) = text + start;
            }

            start = _ends[row];
        }
    }

    private static int Width(ParquetType type) => type switch
    {
        ParquetType.Long or ParquetType.Double => 8,
        ParquetType.Int or ParquetType.Date => 4,
        _ => 1,
    };

    private void Next()
    {
        _valid[_count >> 6] |= 1UL << (_count & 63);
        _count++;
    }

    private Span<byte> Reserve(long bytes)
    {
        if (_text.Length - _textLength < bytes)
        {
            long wanted = Math.Max(Math.Max((long)_textLength + bytes, 2L * _text.Length), 64 << 10);
            byte[] larger = GC.AllocateUninitializedArray<byte>((int)Math.Max(Math.Min(wanted, Array.MaxLength), checked(_textLength + (int)bytes)), pinned: true);
            _text.AsSpan(0, _textLength).CopyTo(larger);
            _text = larger;
        }

        return _text.AsSpan(_textLength);
    }
}
