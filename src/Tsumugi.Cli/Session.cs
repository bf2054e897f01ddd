using Tsumugi.Contracts.Messages;

namespace Tsumugi.Cli;

/// <summary>What one call of the program is surrounded by: streams, language, and the wish to stop.</summary>
/// <param name="Tongue">The language of words to people.</param>
/// <param name="Out">Data.</param>
/// <param name="Error">Words.</param>
/// <param name="Interactive">Whether a person watches the words on a terminal.</param>
/// <param name="Colour">Whether colours are wanted there.</param>
/// <param name="Stopping">Signalled by Ctrl-C and SIGTERM.</param>
internal sealed record Session(Tongue Tongue, TextWriter Out, TextWriter Error, bool Interactive, bool Colour, CancellationToken Stopping)
{
    /// <summary>Says a phrase to the person.</summary>
    public void Say(Phrase phrase) => Error.WriteLine(phrase.In(Tongue));

    /// <summary>Says a phrase to the person.</summary>
    public void Say(string english, string japanese) => Say(new Phrase(english, japanese));

    /// <summary>Gets a phrase in the person's language.</summary>
    public string T(string english, string japanese) => Tongue == Tongue.Japanese ? japanese : english;
}
