namespace Tsumugi.Stages.Read.Sources;

/// <summary>Walks folders in ordinal order, through symbolic links but never in circles.</summary>
/// <param name="onUnreadable">Told each folder that cannot be listed, and why.</param>
internal sealed class FolderWalk(Action<string, Exception> onUnreadable)
{
    private const int MostHops = 40;

    private readonly List<string> _trail = [];

    /// <summary>Lists one folder: full paths of its entries in ordinal order, hidden ones included.</summary>
    public string[] List(string folder)
    {
        try
        {
            string[] entries = Directory.GetFileSystemEntries(folder);
            Array.Sort(entries, StringComparer.Ordinal);
            return entries;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            onUnreadable(folder, problem);
            return [];
        }
    }

    /// <summary>Collects all files below a folder whose names the filter accepts; hidden files and folders are left out.</summary>
    public void Collect(string folder, Func<string, bool> accepts, List<string> files) => Within(folder, () =>
    {
        foreach (string entry in List(folder))
        {
            string name = Path.GetFileName(entry);
            if (name.StartsWith('.'))
            {
                continue;
            }

            if (Directory.Exists(entry))
            {
                Collect(entry, accepts, files);
            }
            else if (accepts(name))
            {
                files.Add(entry);
            }
        }
    });

    /// <summary>Collects what the segments of a glob match below a folder: files, and folders as they are.</summary>
    public void Match(string folder, ReadOnlyMemory<string> segments, List<string> found) => Within(folder, () =>
    {
        string segment = segments.Span[0];
        ReadOnlyMemory<string> rest = segments[1..];
        if (segment == "**")
        {
            MatchAnyDepth(folder, rest, found);
            return;
        }

        foreach (string entry in List(folder))
        {
            if (!GlobPattern.Matches(segment, Path.GetFileName(entry)))
            {
                continue;
            }

            if (rest.IsEmpty)
            {
                found.Add(entry);
            }
            else if (Directory.Exists(entry))
            {
                Match(entry, rest, found);
            }
        }
    });

    private void MatchAnyDepth(string folder, ReadOnlyMemory<string> rest, List<string> found)
    {
        if (rest.IsEmpty)
        {
            found.Add(folder);
            return;
        }

        // Without leaving the folder: it is on the trail already.
        string last = _trail[^1];
        _trail.RemoveAt(_trail.Count - 1);
        Match(folder, rest, found);
        _trail.Add(last);
        foreach (string entry in List(folder))
        {
            if (!Path.GetFileName(entry).StartsWith('.') && Directory.Exists(entry))
            {
                Within(entry, () => MatchAnyDepth(entry, rest, found));
            }
        }
    }

    /// <summary>Does something inside a folder, unless that folder is on the way to itself.</summary>
    private void Within(string folder, Action action)
    {
        string real = RealPath(folder);
        if (_trail.Contains(real, StringComparer.Ordinal))
        {
            return;
        }

        _trail.Add(real);
        action();
        _trail.RemoveAt(_trail.Count - 1);
    }

    /// <summary>Resolves the links in every part of a path, so that one folder has one name.</summary>
    private static string RealPath(string path, int hops = 0)
    {
        string real = Path.GetPathRoot(path) ?? "";
        foreach (string part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(real, part);
            try
            {
                FileSystemInfo? target = Directory.ResolveLinkTarget(next, returnFinalTarget: true);
                real = target is null || hops >= MostHops ? next : RealPath(target.FullName, hops + 1);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // A link that only leads to itself; listing it will say so.
                real = next;
            }
        }

        return real;
    }
}
