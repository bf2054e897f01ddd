using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Steps;

namespace Tsumugi.Stages.Read.Sources;

/// <summary>Turns the paths of a recipe's source into the list of files to read.</summary>
/// <remarks>
/// <para>
/// A path is a file, a folder (all files below it with one of the reader's endings) or a glob: `*`, `?`, `[a-z]`, `[!a]`, `{a,b}`
/// within a name, `**` for folders of any depth. A glob that ends in `*` or `**` alone takes files with the reader's endings only.
/// Names that begin with a dot are hidden. Symbolic links are followed, circles are not.
/// </para>
/// <para>
/// The list is sorted by name (ordinal), without repetitions, and the same on every machine that has the same files: names are
/// relative to the recipe's folder, with `/`. All problems are collected, none is thrown.
/// </para>
/// </remarks>
public static class SourceExpander
{
    /// <summary>Expands one source.</summary>
    /// <param name="source">The source; its kind must be one of <see cref="ReaderCatalog"/>.</param>
    /// <param name="folder">The recipe's folder.</param>
    /// <param name="problems">Receives TSU4001 (missing), TSU4002 (unreadable), TSU4003 (nothing found).</param>
    public static IReadOnlyList<SourceFile> Expand(SourceSettings source, string folder, List<TsumugiException> problems)
    {
        IReader reader = ReaderCatalog.Find(source.Kind) ?? throw new ArgumentException($"`{source.Kind}` is no kind of source", nameof(source));
        return Expand(source, reader.Endings, folder, problems);
    }

    /// <summary>Expands paths that need not be of a source.</summary>
    /// <param name="source">What they belong to.</param>
    /// <param name="endings">The endings of names that are taken from folders.</param>
    /// <param name="folder">The recipe's folder.</param>
    /// <param name="problems">Receives what the other one does.</param>
    internal static IReadOnlyList<SourceFile> Expand(SourceSettings source, IReadOnlyList<string> endings, string folder, List<TsumugiException> problems)
    {
        string root = Path.GetFullPath(folder);
        List<string> paths = [];
        FolderWalk walk = new((path, problem) => problems.Add(InputProblems.Unreadable(source, Name(root, path), problem)));
        foreach (string path in source.Paths)
        {
            int before = problems.Count;
            List<string> found = Find(path, root, endings, walk);
            if (found.Count == 0 && problems.Count == before)
            {
                problems.Add(Nothing(source, path, root, endings));
            }

            paths.AddRange(found);
        }

        List<SourceFile> files = [];
        foreach (string path in paths.Distinct(StringComparer.Ordinal))
        {
            if (InputProblems.WhyUnreadable(path) is { } problem)
            {
                problems.Add(InputProblems.Unreadable(source, Name(root, path), problem));
                continue;
            }

            files.Add(new SourceFile(path, Name(root, path), source.Kind, TextField: source.TextField));
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return files;
    }

    private static List<string> Find(string path, string root, IReadOnlyList<string> endings, FolderWalk walk)
    {
        List<string> files = [];
        string full = Path.GetFullPath(Path.Combine(root, path));
        if (Directory.Exists(full))
        {
            walk.Collect(full, name => HasEnding(name, endings), files);
        }
        else if (File.Exists(full))
        {
            files.Add(full);
        }
        else if (GlobPattern.IsGlob(path))
        {
            foreach (string pattern in GlobPattern.ExpandBraces(path))
            {
                FindGlob(pattern, root, endings, walk, files);
            }
        }

        return files;
    }

    private static void FindGlob(string pattern, string root, IReadOnlyList<string> endings, FolderWalk walk, List<string> files)
    {
        string[] segments = pattern.Replace(Path.DirectorySeparatorChar, '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        int plain = segments.TakeWhile(segment => !GlobPattern.IsGlob(segment)).Count();
        string start = Path.IsPathRooted(pattern) ? Path.GetPathRoot(Path.GetFullPath(pattern))! : root;
        start = Path.GetFullPath(Path.Combine([start, .. segments[..plain]]));
        if (plain == segments.Length)
        {
            // Braces alone: what they expand to is a plain path.
            files.AddRange(Find(start, root, endings, walk));
            return;
        }

        if (!Directory.Exists(start))
        {
            return;
        }

        List<string> found = [];
        walk.Match(start, segments.AsMemory(plain), found);
        bool anyName = segments[^1].AsSpan().IndexOfAnyExcept('*') < 0;
        foreach (string path in found)
        {
            if (Directory.Exists(path))
            {
                walk.Collect(path, name => HasEnding(name, endings), files);
            }
            else if (!anyName || HasEnding(path, endings))
            {
                files.Add(path);
            }
        }
    }

    private static TsumugiException Nothing(SourceSettings source, string path, string root, IReadOnlyList<string> endings)
    {
        string full = Path.GetFullPath(Path.Combine(root, path));
        return GlobPattern.IsGlob(path) || Directory.Exists(full)
            ? InputProblems.Nothing(source, path, endings)
            : InputProblems.Missing(source, path, full);
    }

    private static bool HasEnding(string name, IReadOnlyList<string> endings)
    {
        foreach (string ending in endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string Name(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
