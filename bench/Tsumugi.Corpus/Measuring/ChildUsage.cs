using System.Runtime.InteropServices;

namespace Tsumugi.Corpus.Measuring;

/// <summary>Asks the system what the processes that this one has started and waited for have used (`getrusage(2)` with `RUSAGE_CHILDREN`, 64-bit Linux).</summary>
/// <remarks>
/// The peak is the largest resident set of any one of them. A child inherits the peak of this process at its start, so values below
/// about 50 MB mean "no more than this tool itself".
/// </remarks>
public static class ChildUsage
{
    private const int Children = -1;
    private const int ResultFields = 18;
    private const int PeakKilobytes = 4;

    /// <summary>Reads user and system time and the peak of resident memory.</summary>
    public static (double CpuSeconds, long PeakBytes) Read()
    {
        // Two pairs of seconds and microseconds, then ru_maxrss and thirteen more.
        long[] fields = new long[ResultFields];
        return GetResourceUsage(Children, fields) == 0
            ? (fields[0] + (fields[1] / 1e6) + fields[2] + (fields[3] / 1e6), fields[PeakKilobytes] * 1024)
            : (0, 0);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, [Out] long[] fields);
}
