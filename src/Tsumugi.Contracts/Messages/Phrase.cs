namespace Tsumugi.Contracts.Messages;

/// <summary>One thing to say, in every language that the program speaks.</summary>
/// <param name="English">A sentence fragment without a period at its end.</param>
/// <param name="Japanese">The same in natural Japanese.</param>
public readonly record struct Phrase(string English, string Japanese)
{
    /// <summary>Gets the phrase in one language.</summary>
    public string In(Tongue tongue) => tongue == Tongue.Japanese ? Japanese : English;

    /// <inheritdoc/>
    public override string ToString() => English;
}
