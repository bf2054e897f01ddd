namespace Tsumugi.Models.Language;

/// <summary>The writing systems that tell languages apart.</summary>
internal enum Script
{
    /// <summary>No letter: digits, punctuation, blanks, symbols.</summary>
    None,

    /// <summary>Latin letters; the language is the model's to say.</summary>
    Latin,

    /// <summary>Kanji, hanzi, hanja.</summary>
    Han,

    /// <summary>Hiragana and katakana: Japanese.</summary>
    Kana,

    /// <summary>Cyrillic letters; the language is the model's to say.</summary>
    Cyrillic,

    /// <summary>Hangul: Korean.</summary>
    Hangul,

    /// <summary>Arabic letters.</summary>
    Arabic,

    /// <summary>Greek letters.</summary>
    Greek,

    /// <summary>Hebrew letters.</summary>
    Hebrew,

    /// <summary>Devanagari: Hindi.</summary>
    Devanagari,

    /// <summary>Georgian letters.</summary>
    Georgian,

    /// <summary>Thai letters.</summary>
    Thai,
}
