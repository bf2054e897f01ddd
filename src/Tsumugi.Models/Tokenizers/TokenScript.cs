namespace Tsumugi.Models.Tokenizers;

/// <summary>The scripts for which <see cref="TokenizerFigures"/> counts apart.</summary>
public enum TokenScript
{
    /// <summary>Kanji, 々 and 〇.</summary>
    Kanji,

    /// <summary>Hiragana and its marks.</summary>
    Hiragana,

    /// <summary>Katakana, half-width ones and the long mark.</summary>
    Katakana,

    /// <summary>Latin letters, full-width ones too.</summary>
    Latin,

    /// <summary>Digits, full-width ones too.</summary>
    Digit,

    /// <summary>Blanks, punctuation, signs and other scripts.</summary>
    Other,
}
