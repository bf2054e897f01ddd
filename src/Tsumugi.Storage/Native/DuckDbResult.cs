using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>duckdb_result: five members that are no longer used, and a pointer.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DuckDbResult
{
    private readonly ulong _columns;
    private readonly ulong _rows;
    private readonly ulong _changed;
    private readonly nint _data;
    private readonly nint _error;
    private readonly nint _internal;
}
