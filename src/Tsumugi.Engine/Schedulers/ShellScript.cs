using System.Globalization;
using System.Text;

namespace Tsumugi.Engine.Schedulers;

/// <summary>Writes the part of a script that is the same for all schedulers.</summary>
internal static class ShellScript
{
    /// <summary>Quotes a word for the shell, if it needs it.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./=:,@%+".Contains(letter, StringComparison.Ordinal)) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    /// <summary>Writes setup and program. The shell gives way to the program, so that signals reach it and its exit code is that of the job.</summary>
    /// <param name="script">Receives the lines.</param>
    /// <param name="job">The job.</param>
    /// <param name="element">How the script names the number of its element, from 0.</param>
    /// <param name="ownClock">Whether the script itself has to see to it that the task stops before the time limit, since the scheduler cannot.</param>
    public static void Write(StringBuilder script, JobRequest job, string element, bool ownClock = false)
    {
        foreach (string line in job.Site.Setup)
        {
            script.Append(line).Append('\n');
        }

        script.Append("exec ");
        if (ownClock && job.Limits.Time is { } time)
        {
            script.Append(CultureInfo.InvariantCulture, $"timeout --preserve-status --signal=TERM {(long)Before(time, job.Site).TotalSeconds} ");
        }

        script.AppendJoin(' ', job.Command.Select(Quote));
        if (job.Elements is not null)
        {
            script.Append(CultureInfo.InvariantCulture, $" --element \"{element}\"");
            if (job.Site.Scratch.Length > 0)
            {
                script.Append(CultureInfo.InvariantCulture, $" --scratch \"{job.Site.Scratch}\"");
            }
        }

        script.Append('\n');
    }

    /// <summary>Gets the moment at which a task should stop; a short limit leaves it half of the time at least.</summary>
    public static TimeSpan Before(TimeSpan limit, SiteSettings site) => limit - Lead(limit, site);

    /// <summary>Gets how long before its limit a task is asked to stop.</summary>
    public static TimeSpan Lead(TimeSpan limit, SiteSettings site) => site.StopBefore < limit / 2 ? site.StopBefore : limit / 2;

    /// <summary>Writes memory in whole megabytes (of 1024 × 1024 bytes, as schedulers count), rounded up.</summary>
    public static string Megabytes(long bytes) => ((bytes + (1 << 20) - 1) >> 20).ToString(CultureInfo.InvariantCulture);
}
