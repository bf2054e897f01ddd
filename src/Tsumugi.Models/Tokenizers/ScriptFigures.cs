namespace Tsumugi.Models.Tokenizers;

/// <summary>What a tokenizer does to the letters of one script.</summary>
/// <param name="script">The script.</param>
public sealed class ScriptFigures(TokenScript script)
{
    /// <summary>Gets the script.</summary>
    public TokenScript Script { get; } = script;

    /// <summary>Gets the letters, in code points.</summary>
    public long Letters { get; internal set; }

    /// <summary>Gets the tokens, those shared with other scripts in parts.</summary>
    public double Tokens { get; internal set; }

    /// <summary>Gets the letters per token; 0 if there are none.</summary>
    public double LettersPerToken => Tokens == 0 ? 0 : Letters / Tokens;

    /// <summary>Gets the share of the letters that are written as bytes; 0 if there are none.</summary>
    public double ByteShare => Letters == 0 ? 0 : (double)InBytes / Letters;

    internal long InBytes { get; set; }
}
