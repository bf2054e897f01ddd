using System.Reflection;
using System.Runtime.InteropServices;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Storage.Native;

/// <summary>Finds the native libraries of this project; the one place that knows where they may lie.</summary>
/// <remarks>
/// Search order: the folder in the environment variable `TSUMUGI_NATIVE`; the program's folder and its `native` sub-folder; going up
/// from there, the first folder with `Tsumugi.slnx` and the packages that `eng/native.sh` restored into it; the system's loader.
/// Any thread.
/// </remarks>
public static class NativeLibraries
{
    /// <summary>The environment variable that names a folder to look into first.</summary>
    public const string FolderVariable = "TSUMUGI_NATIVE";

    internal const string ZstandardFile = "libzstd.so.1";
    internal const string DuckDbFile = "libduckdb.so";

    private static readonly Lock Gate = new();
    private static bool _registered;

    /// <summary>Gets zstd, a library of every Linux distribution.</summary>
    public static NativeDependency Zstandard { get; } = new(
        ZstandardFile,
        "",
        new Phrase(
            "install the operating system's zstd library (Debian and Ubuntu: `apt-get install libzstd1`; Red Hat: `dnf install libzstd`)",
            "OS の zstd ライブラリをインストールしてください（Debian・Ubuntu: `apt-get install libzstd1`、Red Hat 系: `dnf install libzstd`）"));

    /// <summary>Gets DuckDB, restored by `eng/native.sh`.</summary>
    public static NativeDependency DuckDb { get; } = new(
        DuckDbFile,
        "eng/native/node_modules/@duckdb/node-bindings-linux-x64",
        new Phrase(
            $"run `eng/native.sh` in the checkout, or put the file into a folder and name that folder in `{FolderVariable}`",
            $"チェックアウト先で `eng/native.sh` を実行するか、ファイルを置いたフォルダーを `{FolderVariable}` に指定してください"));

    /// <summary>Says whether a library can be loaded.</summary>
    public static bool IsAvailable(NativeDependency dependency) =>
        TryLoad(dependency, Folders(dependency, Environment.GetEnvironmentVariable(FolderVariable), AppContext.BaseDirectory), out _);

    /// <summary>Hooks the search into this assembly's imports; every class with imports calls it in its static constructor.</summary>
    internal static void Register()
    {
        lock (Gate)
        {
            if (!_registered)
            {
                NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
                _registered = true;
            }
        }
    }

    /// <summary>Loads a library or says in both languages what was looked for and where.</summary>
    /// <exception cref="TsumugiException">`TSU4101`: it is nowhere, or it cannot be loaded.</exception>
    internal static nint Load(NativeDependency dependency, string? folder, string programFolder)
    {
        IReadOnlyList<string> folders = Folders(dependency, folder, programFolder);
        return TryLoad(dependency, folders, out nint handle) ? handle : throw Missing(dependency, folders);
    }

    internal static IReadOnlyList<string> Folders(NativeDependency dependency, string? folder, string programFolder)
    {
        List<string> folders = [];
        if (!string.IsNullOrEmpty(folder))
        {
            folders.Add(folder);
        }

        folders.Add(programFolder);
        folders.Add(Path.Combine(programFolder, "native"));
        if (dependency.PackageFolder.Length > 0 && FindCheckout(programFolder) is { } checkout)
        {
            folders.Add(Path.Combine(checkout, dependency.PackageFolder));
        }

        return folders;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => name switch
    {
        ZstandardFile => Load(Zstandard, Environment.GetEnvironmentVariable(FolderVariable), AppContext.BaseDirectory),
        DuckDbFile => Load(DuckDb, Environment.GetEnvironmentVariable(FolderVariable), AppContext.BaseDirectory),
        _ => 0, // Not ours: the runtime's own search.
    };

    private static bool TryLoad(NativeDependency dependency, IReadOnlyList<string> folders, out nint handle)
    {
        foreach (string folder in folders)
        {
            string file = Path.Combine(folder, dependency.FileName);
            if (File.Exists(file) && NativeLibrary.TryLoad(file, out handle))
            {
                return true;
            }
        }

        return NativeLibrary.TryLoad(dependency.FileName, out handle);
    }

    private static string? FindCheckout(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tsumugi.slnx")))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static TsumugiException Missing(NativeDependency dependency, IReadOnlyList<string> folders)
    {
        string places = string.Join(", ", folders.Select(folder => $"`{folder}`"));
        return new TsumugiException(
            "TSU4101",
            ExitCode.InputMissing,
            "",
            new Phrase(
                $"the native library `{dependency.FileName}` was not found or cannot be loaded; looked into {places} and the system's libraries",
                $"ネイティブライブラリ `{dependency.FileName}` が見つからないか、読み込めません。探した場所: {places} とシステムのライブラリ"),
            dependency.Hint);
    }
}
