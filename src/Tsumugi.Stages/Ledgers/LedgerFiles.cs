using System.Globalization;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Says what is wrong with a ledger on disk, as far as that can be seen without reading it.</summary>
internal static class LedgerFiles
{
    private const string Code = "TSU4021";

    private static ReadOnlySpan<byte> Mark => "PAR1"u8;

    /// <summary>Checks that a ledger is there, as large as the run's manifest says, and Parquet at both ends.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="key">Its key.</param>
    /// <param name="bytes">Its size; negative if it is not known.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="TsumugiException">TSU4021: it is not.</exception>
    public static string Check(string folder, string key, long bytes)
    {
        string path = Path.Combine(folder, key.Replace('/', Path.DirectorySeparatorChar));
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw Unreadable(folder, new Phrase($"`{key}` is missing", $"`{key}` がありません"));
        }

        if (bytes >= 0 && file.Length != bytes)
        {
            throw Unreadable(
                folder,
                new Phrase($"`{key}` has {file.Length.ToString(CultureInfo.InvariantCulture)} bytes, expected {bytes.ToString(CultureInfo.InvariantCulture)}", $"`{key}` の大きさが {file.Length.ToString(CultureInfo.InvariantCulture)} バイトです（正しくは {bytes.ToString(CultureInfo.InvariantCulture)} バイト）"));
        }

        using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(path);
        Span<byte> end = stackalloc byte[Mark.Length];
        foreach (long at in (ReadOnlySpan<long>)[0, file.Length - Mark.Length])
        {
            if (at < 0 || RandomAccess.Read(handle, end, at) != Mark.Length || !end.SequenceEqual(Mark))
            {
                throw Unreadable(folder, new Phrase($"`{key}` is damaged: it is no Parquet file", $"`{key}` が壊れています。Parquet ファイルではありません"));
            }
        }

        return Path.GetFullPath(path);
    }

    /// <summary>Makes the error for ledgers that cannot be read.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="inner">The cause.</param>
    public static TsumugiException Unreadable(string folder, Phrase what, Exception? inner = null) => new(
        Code,
        ExitCode.InputMissing,
        folder,
        what,
        new Phrase("`tsumugi verify DIR` names every file that differs; `tsumugi build RECIPE --out DIR --replace` makes the run anew", "`tsumugi verify フォルダ` で、異なるファイルがすべてわかります。`tsumugi build レシピ --out フォルダ --replace` で作り直せます"),
        inner);
}
