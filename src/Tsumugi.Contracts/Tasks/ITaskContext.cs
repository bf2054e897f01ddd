namespace Tsumugi.Contracts.Tasks;

/// <summary>What one running task gets from the engine. One thread, unless a member says otherwise.</summary>
public interface ITaskContext : IRunView
{
    /// <summary>Gets the index of this task in its stage.</summary>
    int Index { get; }

    /// <summary>Gets the memory this task may use, in bytes.</summary>
    long MemoryBytes { get; }

    /// <summary>Gets the signal to stop early; the task then throws <see cref="OperationCanceledException"/> and is run again later.</summary>
    CancellationToken Stopping { get; }

    /// <summary>Gets a folder for scratch files of this attempt; emptied afterwards, nothing in it survives.</summary>
    string ScratchFolder { get; }

    /// <summary>Opens a committed output of a former stage and notes it as an input.</summary>
    /// <param name="key">The output's key.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="FileNotFoundException">No former task published the key.</exception>
    string Input(string key);

    /// <summary>Opens a committed output of an earlier run and notes it as an input.</summary>
    /// <param name="run">The number of the run in <see cref="IRunView.Earlier"/>.</param>
    /// <param name="key">The output's key in that run.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="FileNotFoundException">No task of that run published the key.</exception>
    string EarlierInput(int run, string key) => throw new FileNotFoundException($"there is no earlier run {run} with {key}", key);

    /// <summary>Notes a stretch of a source file as an input.</summary>
    void NoteSource(string name, long bytes, string sha256);

    /// <summary>Begins an output; the file is published under its key when the task ends well.</summary>
    /// <param name="key">Path inside the output folder, such as `work/pages/00003.docs`.</param>
    /// <returns>A temporary path in the same folder, to be created by the caller.</returns>
    string Output(string key);

    /// <summary>States how many rows an output holds.</summary>
    void Records(string key, long records);

    /// <summary>Adds to a counter of the task's manifest.</summary>
    void Count(string counter, long amount);

    /// <summary>Reports progress in bytes of the task's input (any thread; does not reach the bytes of the run).</summary>
    void Progress(long bytes);
}
