using System.Security.Cryptography;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Stages.Refine;

/// <summary>Notes which bytes of a source file a task read, with their SHA-256.</summary>
internal static class HashedSource
{
    /// <summary>Hashes the stretch of a slice and notes it as the task's input.</summary>
    public static void Note(ITaskContext task, SourceFile file)
    {
        using FileStream stream = new(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long end = Math.Min(file.End, stream.Length);
        stream.Position = Math.Min(file.Start, end);
        byte[] buffer = new byte[1 << 16];
        while (stream.Position < end)
        {
            task.Stopping.ThrowIfCancellationRequested();
            int read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, end - stream.Position));
            if (read == 0)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
        }

        bool whole = file.Start == 0 && file.End == long.MaxValue;
        string name = whole ? file.Name : FormattableString.Invariant($"{file.Name}#{file.Start}-{end}");
        task.NoteSource(name, end - Math.Min(file.Start, end), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
