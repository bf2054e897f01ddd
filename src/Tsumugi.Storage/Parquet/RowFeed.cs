using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tsumugi.Storage.DuckDb;
using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.Parquet;

/// <summary>Hands blocks of rows from the pushing thread to DuckDB, which pulls them on a thread of its own.</summary>
/// <remarks>
/// <code>
///  pusher  fills A | hands A, fills B | hands B, waits until A is given back, fills A | …
///  DuckDB          | takes A          | gives A back, takes B                         | …
/// </code>
/// DuckDB sees a table function without arguments, `tsumugi_rows()`, that only this instance of DuckDB has.
/// </remarks>
internal sealed unsafe class RowFeed : IDisposable
{
    internal const string FunctionName = "tsumugi_rows";

    private readonly Lock _gate = new();
    private readonly IReadOnlyList<ParquetColumn> _columns;
    private readonly ManualResetEventSlim _mayPush = new(initialState: false);
    private readonly ManualResetEventSlim _mayPull = new(initialState: false);
    private GCHandle _self;
    private RowBlock? _handed;
    private RowBlock? _pulled;
    private bool _ended;
    private bool _abandoned;
    private bool _pullerGone;

    /// <summary>Registers the table function.</summary>
    internal RowFeed(DuckDbConnection connection, IReadOnlyList<ParquetColumn> columns)
    {
        _columns = columns;
        _self = GCHandle.Alloc(this);
        nint function = DuckDbNative.CreateTableFunction();
        DuckDbNative.SetFunctionName(function, FunctionName);
        DuckDbNative.SetFunctionExtra(function, GCHandle.ToIntPtr(_self), 0);
        DuckDbNative.SetFunctionBind(function, &Bind);
        DuckDbNative.SetFunctionInit(function, &Init);
        DuckDbNative.SetFunctionBody(function, &Pull);
        int state = DuckDbNative.RegisterTableFunction(connection.Database.Connection, function);
        DuckDbNative.DestroyTableFunction(ref function);
        if (state != 0)
        {
            _self.Free();
            throw new DuckDbException("the table function could not be registered");
        }
    }

    /// <summary>Hands a block over; returns when DuckDB has given the former one back, which may then be filled again.</summary>
    /// <returns>False if DuckDB has stopped pulling.</returns>
    internal bool Push(RowBlock block)
    {
        lock (_gate)
        {
            if (_pullerGone)
            {
                return false;
            }

            _handed = block;
            _mayPush.Reset();
            _mayPull.Set();
        }

        _mayPush.Wait();
        lock (_gate)
        {
            return !_pullerGone;
        }
    }

    /// <summary>Says that no block follows: the file is to be finished, or given up.</summary>
    internal void End(bool abandon)
    {
        lock (_gate)
        {
            _ended = true;
            _abandoned |= abandon;
            _mayPull.Set();
        }
    }

    /// <summary>Says that DuckDB's statement is over, well or not; nobody waits from now on.</summary>
    internal void PullerIsGone()
    {
        lock (_gate)
        {
            _pullerGone = true;
            _mayPush.Set();
        }
    }

    /// <summary>Frees the feed; only after the connection is closed.</summary>
    public void Dispose()
    {
        if (_self.IsAllocated)
        {
            _self.Free();
        }

        _mayPush.Dispose();
        _mayPull.Dispose();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        RowFeed feed = (RowFeed)GCHandle.FromIntPtr(DuckDbNative.BindExtra(info)).Target!;
        foreach (ParquetColumn column in feed._columns)
        {
            nint type = DuckDbNative.CreateType(ColumnBuffer.NativeType(column.Type));
            DuckDbNative.BindAddColumn(info, column.Name, type);
            DuckDbNative.DestroyType(ref type);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Init(nint info) => DuckDbNative.InitSetMaxThreads(info, 1);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Pull(nint info, nint chunk)
    {
        // No exception may cross into C++: it would end the process.
        try
        {
            RowFeed feed = (RowFeed)GCHandle.FromIntPtr(DuckDbNative.FunctionExtra(info)).Target!;
            if (!feed.TryPull(chunk))
            {
                DuckDbNative.FunctionSetError(info, "the rows were given up");
            }
        }
        catch (Exception error)
        {
            DuckDbNative.FunctionSetError(info, error.Message);
        }
    }

    private bool TryPull(nint chunk)
    {
        // DuckDB asks for more: it is done with the rows before.
        _pulled?.Clear();
        _pulled = null;
        _mayPull.Wait();
        lock (_gate)
        {
            if (_abandoned)
            {
                return false;
            }

            _pulled = _handed;
            _handed = null;
            if (!_ended)
            {
                _mayPull.Reset();
            }

            _mayPush.Set();
        }

        if (_pulled is null)
        {
            DuckDbNative.SetChunkSize(chunk, 0); // The end of the rows.
        }
        else
        {
            _pulled.Fill(chunk);
        }

        return true;
    }
}
