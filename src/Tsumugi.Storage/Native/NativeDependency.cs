using Tsumugi.Contracts.Messages;

namespace Tsumugi.Storage.Native;

/// <summary>A native library that the program needs but does not carry.</summary>
/// <param name="FileName">The file as the loader knows it: `libzstd.so.1`.</param>
/// <param name="PackageFolder">Where the restored packages keep it, relative to the checkout; empty for a library of the operating system.</param>
/// <param name="Hint">What to install when it is missing.</param>
public sealed record NativeDependency(string FileName, string PackageFolder, Phrase Hint);
