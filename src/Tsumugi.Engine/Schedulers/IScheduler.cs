namespace Tsumugi.Engine.Schedulers;

/// <summary>What the engine needs of a batch scheduler, all of it through its command line.</summary>
/// <remarks>
/// Nothing that a scheduler says decides on the result: whether a task is done stands in its manifest alone. It is asked for two things only, to start jobs
/// and whether those that were started may still run.
/// </remarks>
public interface IScheduler
{
    /// <summary>Gets the word by which a site file names it.</summary>
    string Name { get; }

    /// <summary>Gets the extension of a script's name.</summary>
    string Extension => ".sh";

    /// <summary>Gets whether a job can wait for the end of another and submit further ones itself.</summary>
    bool CanChain => true;

    /// <summary>Gets whether its scripts can name a folder with a blank in its path.</summary>
    bool AllowsBlanks => true;

    /// <summary>Gets the keys of a site file that it has no use for.</summary>
    IReadOnlyList<string> Unknown { get; }

    /// <summary>Gets the keys of a site file without which it cannot work.</summary>
    IReadOnlyList<string> Needed => [];

    /// <summary>Writes the script of a job.</summary>
    string Script(JobRequest job);

    /// <summary>Gets the command that submits a script.</summary>
    /// <param name="job">What the script was written from.</param>
    /// <param name="script">The path of the script.</param>
    /// <param name="after">The id of a job whose end it waits for, however that ends; null for none.</param>
    IReadOnlyList<string> Submission(JobRequest job, string script, string? after);

    /// <summary>Finds the id of the job in what that command printed; null if there is none.</summary>
    string? JobId(string printed);

    /// <summary>Gets the command that lists the jobs of this user that wait or run.</summary>
    /// <param name="site">The site.</param>
    IReadOnlyList<string> Listing(SiteSettings site);

    /// <summary>Reads what that command printed.</summary>
    IReadOnlyList<LiveJob> Live(string printed);

    /// <summary>Gets the command that ends jobs.</summary>
    IReadOnlyList<string> Cancellation(SiteSettings site, IReadOnlyList<string> ids);
}
