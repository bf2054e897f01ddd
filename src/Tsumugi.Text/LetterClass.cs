namespace Tsumugi.Text;

/// <summary>Says what kind of letter a code point is; fine enough that each published formula is a sum of classes.</summary>
/// <remarks>
/// The borders follow the formulas that are in use, not Unicode's scripts: Swallow counts U+3041–3096 as hiragana, Uzushio U+3040–309F,
/// so the letters between the two have a class of their own. The ranges are in <see cref="LetterClasses"/>.
/// </remarks>
public enum LetterClass : byte
{
    /// <summary>Anything that no other class names: Greek, Cyrillic, Thai, bopomofo, private use …</summary>
    Other,

    /// <summary>Hiragana ぁ–ゖ (U+3041–3096).</summary>
    Hiragana,

    /// <summary>The rest of the hiragana block: ゛゜ゝゞゟ and the combining voice marks.</summary>
    HiraganaMark,

    /// <summary>Full-width katakana ァ–ヺ (U+30A1–30FA).</summary>
    Katakana,

    /// <summary>゠ヽヾヿ and the phonetic extensions ㇰ–ㇿ.</summary>
    KatakanaMark,

    /// <summary>The long mark ー (U+30FC).</summary>
    LongMark,

    /// <summary>Half-width katakana with their long mark and voice marks (U+FF66–FF9F).</summary>
    HalfKatakana,

    /// <summary>Kana outside the Basic Multilingual Plane (old forms).</summary>
    KanaBeyondBmp,

    /// <summary>Kanji of the Basic Multilingual Plane: U+3400–4DBF, U+4E00–9FFF and the compatibility block U+F900–FAFF.</summary>
    Kanji,

    /// <summary>々, 〇 and 〻.</summary>
    KanjiMark,

    /// <summary>The hexagrams U+4DC0–4DFF, which lie between two kanji blocks and are counted as kanji by careless ranges.</summary>
    Hexagram,

    /// <summary>Kanji of the planes 2 and 3, such as 𠮷 and 𩸽.</summary>
    KanjiBeyondBmp,

    /// <summary>The full stop 。</summary>
    Kuten,

    /// <summary>The full-width western stop ．</summary>
    WideStop,

    /// <summary>The full-width ！</summary>
    WideExclamation,

    /// <summary>The full-width ？</summary>
    WideQuestion,

    /// <summary>The ASCII ! and ?</summary>
    AsciiEndMark,

    /// <summary>The comma 、</summary>
    Toten,

    /// <summary>The full-width western comma ，</summary>
    WideComma,

    /// <summary>The middle dot ・</summary>
    MiddleDot,

    /// <summary>… and ‥</summary>
    Ellipsis,

    /// <summary>Brackets, quotation marks, dashes and the other punctuation outside ASCII.</summary>
    Punctuation,

    /// <summary>ASCII punctuation and symbols except ! and ?</summary>
    AsciiPunctuation,

    /// <summary>A–Z and a–z.</summary>
    Latin,

    /// <summary>Latin letters with marks (U+00C0–024F, U+1E00–1EFF).</summary>
    LatinAccented,

    /// <summary>Full-width Ａ–Ｚ and ａ–ｚ.</summary>
    LatinWide,

    /// <summary>0–9.</summary>
    Digit,

    /// <summary>Full-width ０–９.</summary>
    DigitWide,

    /// <summary>The line feed, which alone ends a line.</summary>
    Newline,

    /// <summary>Any other white space except the ideographic space; the carriage return is here.</summary>
    Space,

    /// <summary>The ideographic space (U+3000).</summary>
    WideSpace,

    /// <summary>Signs such as ■ ★ → ㈱ ① ± ￥.</summary>
    Symbol,

    /// <summary>Pictographs of U+1F000–1FAFF.</summary>
    Emoji,

    /// <summary>Hangul syllables and letters.</summary>
    Hangul,

    /// <summary>Combining marks and variation selectors.</summary>
    Mark,

    /// <summary>Letters without a picture: zero-width, direction and byte order marks, tags.</summary>
    Invisible,

    /// <summary>Control codes other than white space.</summary>
    Control,

    /// <summary>The replacement character U+FFFD, which stands where decoding failed.</summary>
    Replacement,

    /// <summary>Half a surrogate pair without its other half.</summary>
    LoneSurrogate,
}
