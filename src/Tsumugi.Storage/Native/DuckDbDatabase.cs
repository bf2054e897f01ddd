using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>Owns one DuckDB instance and its only connection.</summary>
internal sealed unsafe class DuckDbDatabase : SafeHandle
{
    private nint _connection;

    internal DuckDbDatabase()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Gets the connection; valid until disposal.</summary>
    internal nint Connection
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return _connection;
        }
    }

    /// <summary>Opens an instance.</summary>
    /// <returns>Null and DuckDB's words if it does not open.</returns>
    internal static DuckDbDatabase? TryOpen(string? path, IEnumerable<KeyValuePair<string, string>> settings, out string error)
    {
        error = "";
        DuckDbDatabase database = new();
        _ = DuckDbNative.CreateConfig(out nint config);
        try
        {
            foreach ((string name, string value) in settings)
            {
                if (DuckDbNative.SetConfig(config, name, value) != 0)
                {
                    error = $"the setting `{name}` does not take `{value}`";
                    database.Dispose();
                    return null;
                }
            }

            if (DuckDbNative.Open(path, out nint handle, config, out nint message) != 0)
            {
                error = DuckDbNative.Text(message);
                DuckDbNative.Free(message);
                database.Dispose();
                return null;
            }

            database.SetHandle(handle);
            if (DuckDbNative.Connect(handle, out database._connection) != 0)
            {
                error = "the connection could not be made";
                database.Dispose();
                return null;
            }

            return database;
        }
        finally
        {
            DuckDbNative.DestroyConfig(ref config);
        }
    }

    protected override bool ReleaseHandle()
    {
        if (_connection != 0)
        {
            DuckDbNative.Disconnect(ref _connection);
        }

        DuckDbNative.Close(ref handle);
        return true;
    }
}
