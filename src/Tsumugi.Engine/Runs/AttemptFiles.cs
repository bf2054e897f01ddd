using System.Globalization;
using System.Text.Json;
using Tsumugi.Storage.Files;

namespace Tsumugi.Engine.Runs;

/// <summary>The traces of attempts, `work/tasks/STAGE/000003.attempt-2`: from them every process counts how often a task was tried.</summary>
/// <remarks>A file is empty while its attempt runs and stays so if it dies; an attempt that fails leaves a note in it. Any process, any thread.</remarks>
public static class AttemptFiles
{
    private const string Mark = ".attempt-";

    /// <summary>Takes the next free number by creating a file that only one process can create.</summary>
    public static int Take(RunFolder folder, string stage, int index)
    {
        for (int attempt = 1; ; attempt++)
        {
            string path = PathOf(folder, stage, index, attempt);
            try
            {
                using FileStream taken = new(path, FileMode.CreateNew);
                return attempt;
            }
            catch (IOException) when (File.Exists(path))
            {
                // Someone had this number before; the next one.
            }
        }
    }

    /// <summary>Leaves a note; where even that cannot be written, the attempt counts as one that died without a word.</summary>
    public static void Note(RunFolder folder, string stage, int index, int attempt, AttemptNote note)
    {
        try
        {
            AtomicFile.Replace(PathOf(folder, stage, index, attempt), file => JsonSerializer.Serialize(file, note, AttemptNoteJson.Default.AttemptNote));
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            // The error that is to be noted is the one to tell.
        }
    }

    /// <summary>Counts the attempts at all tasks of a stage, committed ones included.</summary>
    public static int Count(RunFolder folder, string stage)
    {
        string tasks = folder.StageFolder(stage);
        return Directory.Exists(tasks) ? Directory.EnumerateFiles(tasks, "*" + Mark + "*").Count(path => Path.GetFileName(path)[0] != '.') : 0;
    }

    /// <summary>Reads what the attempts at one task that still count have come to.</summary>
    public static TaskTrouble Of(RunFolder folder, string stage, int index)
    {
        List<AttemptNote> notes = [];
        for (int attempt = 1; Read(PathOf(folder, stage, index, attempt)) is { } note; attempt++)
        {
            if (note.End != AttemptEnd.Forgiven)
            {
                notes.Add(note);
            }
        }

        return new TaskTrouble(stage, index, notes);
    }

    /// <summary>Lets the former attempts at a task count no longer.</summary>
    public static void Forgive(RunFolder folder, string stage, int index)
    {
        for (int attempt = 1; Read(PathOf(folder, stage, index, attempt)) is { } note; attempt++)
        {
            if (note.End != AttemptEnd.Forgiven)
            {
                Note(folder, stage, index, attempt, note with { End = AttemptEnd.Forgiven });
            }
        }
    }

    private static AttemptNote? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            return bytes.Length == 0 ? Silent : JsonSerializer.Deserialize(bytes, AttemptNoteJson.Default.AttemptNote);
        }
        catch (JsonException)
        {
            return Silent;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static AttemptNote Silent { get; } = new(AttemptEnd.Unknown, "", "");

    private static string PathOf(RunFolder folder, string stage, int index, int attempt) =>
        Path.Combine(folder.StageFolder(stage), string.Create(CultureInfo.InvariantCulture, $"{index:D6}{Mark}{attempt}"));
}
