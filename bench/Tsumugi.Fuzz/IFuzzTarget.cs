namespace Tsumugi.Fuzz;

/// <summary>One parser with what it takes to attack it.</summary>
public interface IFuzzTarget
{
    /// <summary>Gets the name for `--target`.</summary>
    string Name { get; }

    /// <summary>Gets valid and nearly valid inputs to start from.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>Gets pieces that mean something to the parser.</summary>
    IReadOnlyList<byte[]> Words { get; }

    /// <summary>Parses one input and checks what must hold for any.</summary>
    /// <exception cref="FindingException">Something that must hold does not; any other exception is a finding as well.</exception>
    FuzzResult Run(ReadOnlySpan<byte> input);
}
