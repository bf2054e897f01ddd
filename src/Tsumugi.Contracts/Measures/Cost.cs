namespace Tsumugi.Contracts.Measures;

/// <summary>What a measure costs, and so when it is taken.</summary>
public enum Cost
{
    /// <summary>Taken of every document, so that limits can be tried later without reading again.</summary>
    Light,

    /// <summary>Slower than all light measures together: taken only when a rule in force names it, or when it is asked for by name.</summary>
    Heavy,
}
