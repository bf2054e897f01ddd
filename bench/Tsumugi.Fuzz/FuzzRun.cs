namespace Tsumugi.Fuzz;

/// <summary>Attacks one target.</summary>
/// <remarks>
/// Each input is run twice and must do the same both times: what a parser remembers of one input may not show in the next. Inputs that meet
/// something new join the pool, as they do in fuzzers that watch the covered branches; here the target itself says what it met.
/// </remarks>
public sealed class FuzzRun
{
    private const int MostInPool = 4000;

    // Far above what 64 KiB take on a busy machine (milliseconds), far below what a quadratic step would.
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(10);

    private readonly IFuzzTarget _target;
    private readonly Mutator _mutator;
    private readonly List<byte[]> _pool;
    private readonly HashSet<ulong> _met = [];

    public FuzzRun(IFuzzTarget target, ulong seed)
    {
        _target = target;
        _mutator = new Mutator(seed);
        _pool = [.. target.Seeds];
    }

    /// <summary>Gets how many inputs were run.</summary>
    public long Inputs { get; private set; }

    /// <summary>Gets how many different kinds of things were met.</summary>
    public int Kinds => _met.Count;

    /// <summary>Gets the longest time that one input took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Runs the seeds, then mutations, until someone says stop.</summary>
    /// <param name="goOn">Asked before each input with how many there were.</param>
    /// <returns>The first finding; null if there is none.</returns>
    public Finding? Run(Func<long, bool> goOn)
    {
        foreach (byte[] seed in _target.Seeds)
        {
            if (Try(seed) is { } message)
            {
                return new Finding(_target.Name, seed, message);
            }
        }

        while (goOn(Inputs))
        {
            byte[] input = _mutator.Mutate(_pool[_mutator.Below(_pool.Count)], _pool, _target.Words);
            if (Try(input) is { } message)
            {
                return new Finding(_target.Name, Shrink(input), message);
            }
        }

        return null;
    }

    /// <summary>Runs one input.</summary>
    /// <returns>What went wrong; null if nothing did.</returns>
    public string? Try(byte[] input)
    {
        Inputs++;
        long start = TimeProvider.System.GetTimestamp();
        try
        {
            FuzzResult first = _target.Run(input);
            FuzzResult second = _target.Run(input);
            if (first != second)
            {
                return $"two runs differ: {first} and {second}";
            }

            if (_met.Add(first.Kinds) && _pool.Count < MostInPool)
            {
                _pool.Add(input);
            }
        }
#pragma warning disable CA1031 // whatever escapes a parser is what is looked for
        catch (Exception escaped)
#pragma warning restore CA1031
        {
            return escaped is FindingException ? escaped.Message : escaped.ToString();
        }

        TimeSpan taken = TimeProvider.System.GetElapsedTime(start);
        Slowest = taken > Slowest ? taken : Slowest;
        return taken > LongestRun ? $"took {taken}" : null;
    }

    /// <summary>Cuts stretches out as long as the input still breaks something.</summary>
    private byte[] Shrink(byte[] input)
    {
        int tries = 600;
        for (int length = input.Length / 2; length >= 1 && tries > 0; length /= 2)
        {
            for (int at = 0; at + length <= input.Length && tries > 0; tries--)
            {
                byte[] smaller = [.. input.AsSpan(0, at), .. input.AsSpan(at + length)];
                if (Try(smaller) is null)
                {
                    at += length;
                }
                else
                {
                    input = smaller;
                }
            }
        }

        return input;
    }
}
