namespace Tsumugi.Text.Words;

/// <summary>What a letter does to the border of words.</summary>
internal enum WordKind : byte
{
    /// <summary>White space: belongs to no word.</summary>
    Blank,

    /// <summary>Kanji with 々 and 〇.</summary>
    Kanji,

    /// <summary>Hiragana.</summary>
    Hiragana,

    /// <summary>Katakana, half-width forms included.</summary>
    Katakana,

    /// <summary>ー: goes on with whatever kana it follows.</summary>
    LongMark,

    /// <summary>Latin letters of every width.</summary>
    Latin,

    /// <summary>Digits.</summary>
    Digit,

    /// <summary>A punctuation mark, sign or pictograph: a run of one and the same is a word.</summary>
    Mark,

    /// <summary>Letters of other scripts.</summary>
    Other,

    /// <summary>Combining marks and letters without a picture: belong to the letter before them.</summary>
    Attached,
}
