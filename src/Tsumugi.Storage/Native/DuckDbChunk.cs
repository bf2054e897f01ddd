using System.Runtime.CompilerServices;

namespace Tsumugi.Storage.Native;

/// <summary>Reads the columns of one chunk of a result.</summary>
/// <remarks>
/// A VARCHAR or BLOB is duckdb_string_t, 16 bytes: the length (u32), then either 12 bytes of content or 4 bytes of prefix and a pointer.
/// Nothing lives longer than the chunk.
/// </remarks>
internal sealed unsafe class DuckDbChunk(DuckDbType[] types) : IDisposable
{
    private const uint InlineBytes = 12;

    private readonly nint[] _data = new nint[types.Length];
    private readonly nint[] _validity = new nint[types.Length];
    private nint _chunk;

    /// <summary>Gets the number of rows.</summary>
    internal int Rows { get; private set; }

    /// <summary>Takes over a chunk and lets the former one go; 0 for none.</summary>
    internal void Take(nint chunk)
    {
        if (_chunk != 0)
        {
            DuckDbNative.DestroyChunk(ref _chunk);
        }

        _chunk = chunk;
        Rows = chunk == 0 ? 0 : (int)DuckDbNative.ChunkSize(chunk);
        for (int i = 0; i < types.Length && chunk != 0; i++)
        {
            nint vector = DuckDbNative.ChunkVector(chunk, (ulong)i);
            _data[i] = DuckDbNative.VectorData(vector);
            _validity[i] = DuckDbNative.VectorValidity(vector);
        }
    }

    internal bool IsNull(int column, int row)
    {
        Check(column, row);

        // SAFETY: DuckDB keeps one bit for each of its 2,048 rows; `row` is checked.
        ulong* bits = (ulong*)_validity[column];
        return bits != null && (bits[row >> 6] & (1UL << (row & 63))) == 0;
    }

    internal ReadOnlySpan<byte> Bytes(int column, int row)
    {
        if (IsNull(column, row))
        {
            return [];
        }

        if (types[column] is not (DuckDbType.Varchar or DuckDbType.Blob))
        {
            throw Mismatch(column, "text");
        }

        // SAFETY: the column is one of 16-byte strings and `row` is checked; DuckDB gives a valid length and pointer with it.
        byte* entry = (byte*)_data[column] + (row * 16);
        uint length = *(uint*)entry;
        return length <= InlineBytes ? new ReadOnlySpan<byte>(entry + 4, (int)length) : new ReadOnlySpan<byte>(*(byte**)(entry + 8), checked((int)length));
    }

    internal long Int64(int column, int row)
    {
        if (IsNull(column, row))
        {
            return 0;
        }

        void* data = (void*)_data[column];

        // SAFETY: the width is that of the column's type, and `row` is checked.
        return types[column] switch
        {
            DuckDbType.Boolean or DuckDbType.UTinyInt => ((byte*)data)[row],
            DuckDbType.TinyInt => ((sbyte*)data)[row],
            DuckDbType.SmallInt => ((short*)data)[row],
            DuckDbType.USmallInt => ((ushort*)data)[row],
            DuckDbType.Integer or DuckDbType.Date => ((int*)data)[row],
            DuckDbType.UInteger => ((uint*)data)[row],
            DuckDbType.BigInt or DuckDbType.Timestamp => ((long*)data)[row],
            DuckDbType.UBigInt => checked((long)((ulong*)data)[row]),
            DuckDbType.HugeInt => checked((long)Unsafe.ReadUnaligned<Int128>((byte*)data + (row * 16))),
            _ => throw Mismatch(column, "a whole number"),
        };
    }

    internal double Double(int column, int row)
    {
        if (IsNull(column, row))
        {
            return double.NaN;
        }

        // SAFETY: the width is that of the column's type, and `row` is checked.
        return types[column] switch
        {
            DuckDbType.Double => ((double*)_data[column])[row],
            DuckDbType.Float => ((float*)_data[column])[row],
            DuckDbType.UBigInt => ((ulong*)_data[column])[row],
            DuckDbType.HugeInt => (double)Unsafe.ReadUnaligned<Int128>((byte*)_data[column] + (row * 16)),
            _ => Int64(column, row),
        };
    }

    internal void CopyDoubles(int column, Span<double> to)
    {
        if (Rows == 0 || IsNullable(column) || types[column] != DuckDbType.Double)
        {
            for (int row = 0; row < Rows; row++)
            {
                to[row] = Double(column, row);
            }

            return;
        }

        // SAFETY: the column is one of 8-byte numbers, and DuckDB holds one for each row.
        new ReadOnlySpan<double>((void*)_data[column], Rows).CopyTo(to);
    }

    public void Dispose() => Take(0);

    private bool IsNullable(int column)
    {
        Check(column, 0);
        return _validity[column] != 0;
    }

    private void Check(int column, int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)types.Length, nameof(column));
        if ((uint)row >= (uint)Rows)
        {
            throw new InvalidOperationException("there is no present row: call Read first");
        }
    }

    private InvalidCastException Mismatch(int column, string wanted) => new($"column {column} holds {types[column]}, not {wanted}; cast it in the query");
}
