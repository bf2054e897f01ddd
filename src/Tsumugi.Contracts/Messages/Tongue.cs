namespace Tsumugi.Contracts.Messages;

/// <summary>The language in which the program speaks to a person.</summary>
public enum Tongue
{
    /// <summary>English.</summary>
    English,

    /// <summary>Japanese (です・ます).</summary>
    Japanese,
}
