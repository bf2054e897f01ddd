namespace Tsumugi.Text;

/// <summary>What published filters ask of a letter besides its class; a letter may have several.</summary>
[Flags]
public enum LetterTraits
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>A letter of Unicode's category L: kana, kanji, ー, 々, Latin … but not 〇 (a number) and ・.</summary>
    Alphabetic = 1,

    /// <summary>A number of Unicode's category N.</summary>
    Numeric = 2,

    /// <summary>In datatrove's PUNCTUATION_SET: １ is, ２ is not; ・『』■● are not.</summary>
    DatatrovePunctuation = 4,

    /// <summary>In datatrove's TERMINAL_PUNCTUATION: 。．！？｡!?. and those of other scripts; 」』）… are not.</summary>
    DatatroveTerminal = 8,

    /// <summary>In HojiChar's list of special tokens: punctuation, white space, pictographs, and 士 by a mistake of encoding.</summary>
    HojicharSpecial = 16,

    /// <summary>Ends a sentence here: 。．｡！？!?.…‥ and their joined forms.</summary>
    EndMark = 32,

    /// <summary>May follow an end mark: closing brackets and quotation marks.</summary>
    Closing = 64,

    /// <summary>An opening or closing bracket or a quotation mark.</summary>
    Bracket = 128,

    /// <summary>Hiragana or katakana by Unicode's script, or ー.</summary>
    Kana = 256,

    /// <summary>Punctuation of Unicode's category P.</summary>
    Punctuation = 512,

    /// <summary>Begins an item of a list: •・●◆■ and the like.</summary>
    Bullet = 1024,
}
