namespace Tsumugi.Fuzz.Targets;

/// <summary>Sees to it that a file cannot make its reader take memory that the file's own length does not justify.</summary>
internal readonly struct MemoryCheck
{
    private const long Allowance = 32 << 20;
    private const long MostForByte = 256;

    private readonly long _before;
    private readonly long _most;

    private MemoryCheck(long before, long most) => (_before, _most) = (before, most);

    /// <summary>Begins before an input of so many bytes is read.</summary>
    public static MemoryCheck Begin(int inputBytes) => new(GC.GetAllocatedBytesForCurrentThread(), Allowance + (MostForByte * inputBytes));

    /// <summary>Ends when it is read.</summary>
    /// <exception cref="FindingException">Too much was taken.</exception>
    public void End()
    {
        long taken = GC.GetAllocatedBytesForCurrentThread() - _before;
        FindingException.Unless(taken <= _most, $"{taken} bytes of memory for the file, expected at most {_most}");
    }
}
