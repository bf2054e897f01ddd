namespace Tsumugi.Storage.Files;

/// <summary>Recognises the error that freeing space repairs; the run can then go on where it stopped.</summary>
public static class DiskFull
{
    internal const int NoSpace = 28; // ENOSPC on Linux
    internal const int OverQuota = 122; // EDQUOT on Linux

    /// <summary>Says whether an error, or the cause of it, is a full disk or an exhausted quota.</summary>
    /// <remarks>.NET puts the system's error number into <see cref="Exception.HResult"/>; ours do the same.</remarks>
    public static bool Is(IOException error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is IOException && cause.HResult is NoSpace or OverQuota)
            {
                return true;
            }
        }

        return false;
    }
}
