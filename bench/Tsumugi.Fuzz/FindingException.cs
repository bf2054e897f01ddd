namespace Tsumugi.Fuzz;

/// <summary>Something that must hold for any input does not hold for one.</summary>
public sealed class FindingException(string message) : Exception(message)
{
    /// <summary>Throws unless a statement holds.</summary>
    public static void Unless(bool holds, string statement)
    {
        if (!holds)
        {
            throw new FindingException(statement);
        }
    }
}
