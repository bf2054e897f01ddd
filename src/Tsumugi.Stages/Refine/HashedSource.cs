using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Files;

namespace Tsumugi.Stages.Refine;

/// <summary>Notes which bytes of a source file a task read, with their SHA-256.</summary>
public static class HashedSource
{
    /// <summary>Hashes the stretch of a slice and notes it as the task's input.</summary>
    public static void Note(ITaskContext task, SourceFile file)
    {
        (string name, long start, long end) = StretchOf(file);
        task.NoteSource(name, end - start, FileHash.Sha256(file.Path, start, end));
    }

    /// <summary>Gets the name under which a slice is noted, its first byte and the first byte behind it.</summary>
    public static (string Name, long Start, long End) StretchOf(SourceFile file)
    {
        long length = new FileInfo(file.Path).Length;
        long end = Math.Min(file.End, length);
        long start = Math.Min(file.Start, end);
        bool whole = file.Start == 0 && file.End == long.MaxValue;
        return (whole ? file.Name : FormattableString.Invariant($"{file.Name}#{start}-{end}"), start, end);
    }
}
