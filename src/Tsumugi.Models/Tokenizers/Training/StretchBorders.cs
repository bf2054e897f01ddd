namespace Tsumugi.Models.Tokenizers.Training;

/// <summary>Where the stretches of a text end, within which pieces may grow.</summary>
public enum StretchBorders
{
    /// <summary>Where a phrase does: the hiragana behind kanji belong to them (行きました), so endings and particles may grow together with their word.</summary>
    Phrase,

    /// <summary>Wherever the script changes (行 | きました).</summary>
    Script,
}
