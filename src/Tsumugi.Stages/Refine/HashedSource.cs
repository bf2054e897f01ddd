using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Files;

namespace Tsumugi.Stages.Refine;

/// <summary>Notes which bytes of a source file a task read, with their SHA-256.</summary>
internal static class HashedSource
{
    /// <summary>Hashes the stretch of a slice and notes it as the task's input.</summary>
    public static void Note(ITaskContext task, SourceFile file)
    {
        long length = new FileInfo(file.Path).Length;
        long end = Math.Min(file.End, length);
        long start = Math.Min(file.Start, end);
        bool whole = file.Start == 0 && file.End == long.MaxValue;
        string name = whole ? file.Name : FormattableString.Invariant($"{file.Name}#{start}-{end}");
        task.NoteSource(name, end - start, FileHash.Sha256(file.Path, start, end));
    }
}
