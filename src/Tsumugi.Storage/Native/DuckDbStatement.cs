using System.Text;

namespace Tsumugi.Storage.Native;

/// <summary>Prepares a statement, binds its parameters and runs it.</summary>
internal static unsafe class DuckDbStatement
{
    /// <summary>Runs a statement.</summary>
    /// <param name="database">The open database.</param>
    /// <param name="sql">One statement; `?` or `$1` for parameters.</param>
    /// <param name="parameters">null, bool, int, long, double or string.</param>
    /// <param name="streaming">Whether rows are produced as they are fetched; otherwise the statement has ended when this returns.</param>
    /// <param name="result">To be destroyed by the caller if there is no error.</param>
    /// <returns>DuckDB's error, or null.</returns>
    internal static string? Run(DuckDbDatabase database, string sql, ReadOnlySpan<object?> parameters, bool streaming, out DuckDbResult result)
    {
        result = default;
        int state = DuckDbNative.Prepare(database.Connection, sql, out nint statement);
        try
        {
            if (state != 0)
            {
                return DuckDbNative.Text(DuckDbNative.PrepareError(statement));
            }

            if (DuckDbNative.ParameterCount(statement) != (ulong)parameters.Length)
            {
                return $"the statement has {DuckDbNative.ParameterCount(statement)} parameters, {parameters.Length} were given";
            }

            for (int i = 0; i < parameters.Length; i++)
            {
                if (Bind(statement, (ulong)i + 1, parameters[i]) != 0)
                {
                    return $"parameter {i + 1} could not be bound";
                }
            }

            return streaming ? Stream(statement, out result) : Execute(statement, out result);
        }
        finally
        {
            DuckDbNative.DestroyPrepare(ref statement);
        }
    }

    private static string? Execute(nint statement, out DuckDbResult result)
    {
        if (DuckDbNative.Execute(statement, out result) == 0)
        {
            return null;
        }

        return TakeError(ref result);
    }

    private static string? Stream(nint statement, out DuckDbResult result)
    {
        result = default;
        int state = DuckDbNative.PendingStreaming(statement, out nint pending);
        try
        {
            if (state != 0)
            {
                return DuckDbNative.Text(DuckDbNative.PendingError(pending));
            }

            return DuckDbNative.ExecutePending(pending, out result) == 0 ? null : TakeError(ref result);
        }
        finally
        {
            DuckDbNative.DestroyPending(ref pending);
        }
    }

    private static string TakeError(ref DuckDbResult result)
    {
        string error = DuckDbNative.Text(DuckDbNative.ResultError(ref result));
        DuckDbNative.DestroyResult(ref result);
        return error;
    }

    private static int Bind(nint statement, ulong index, object? value)
    {
        switch (value)
        {
            case null:
                return DuckDbNative.BindNull(statement, index);
            case bool flag:
                return DuckDbNative.BindBoolean(statement, index, flag ? (byte)1 : (byte)0);
            case int number:
                return DuckDbNative.BindInt64(statement, index, number);
            case long number:
                return DuckDbNative.BindInt64(statement, index, number);
            case double number:
                return DuckDbNative.BindDouble(statement, index, number);
            case string text:
                byte[] bytes = Encoding.UTF8.GetBytes(text);

                // SAFETY: pinned during the call, which copies; the pointer of an empty array is null, so one byte stands in.
                byte none = 0;
                fixed (byte* start = bytes)
                {
                    return DuckDbNative.BindText(statement, index, start == null ? &none : start, (ulong)bytes.Length);
                }

            default:
                throw new ArgumentException($"parameters may be null, bool, int, long, double or string, not {value.GetType()}", nameof(value));
        }
    }
}
