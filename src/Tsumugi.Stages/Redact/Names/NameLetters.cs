namespace Tsumugi.Stages.Redact.Names;

/// <summary>Kinds of letters in names, and the variants that stand for one letter.</summary>
internal static class NameLetters
{
    /// <summary>Letters at whose end a word for a person's part stands, so that a name may follow at once: 担当者山田, 長男太郎, 俳優山田.</summary>
    private const string Roles = "者員長師家手役優士生官民人妻夫父母兄弟姉妹子娘男女督史相臣工婦児坊";

    internal static bool IsKanji(char letter) => letter is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or '々' or (>= '\uD840' and <= '\uD87F');

    internal static bool IsKatakana(char letter) => letter is (>= 'ァ' and <= 'ヺ') or 'ー';

    internal static bool IsHiragana(char letter) => letter is (>= 'ぁ' and <= 'ゖ');

    internal static bool IsLatin(char letter) => char.IsAsciiLetter(letter) || letter is (>= 'À' and <= 'ž' and not ('×' or '÷'));

    internal static bool IsRole(char letter) => Roles.Contains(letter, StringComparison.Ordinal);

    /// <summary>Says whether a letter can stand in a name between two kanji: 一ノ瀬, 三ツ矢, 市ヶ谷.</summary>
    internal static bool IsInfix(char letter) => letter is 'ノ' or 'ヶ' or 'ケ' or 'ツ' or 'ッ';

    /// <summary>Says whether a unit is the second half of a letter, or picks one of its glyphs.</summary>
    internal static bool IsAttached(char letter) => char.IsLowSurrogate(letter) || letter is >= '\uFE00' and <= '\uFE0F';

    /// <summary>Gets the usual letter for a variant that names are full of, so that the gazetteer finds it.</summary>
    internal static char Usual(char letter) => letter switch
    {
        '髙' => '高',
        '\uFA11' or '嵜' => '崎', // 﨑
        '德' => '徳',
        '濵' => '濱',
        '栁' => '柳',
        '黑' => '黒',
        '惠' => '恵',
        '眞' => '真',
        '齊' => '斉',
        '邉' or '邊' => '辺',
        '渕' => '淵',
        '緖' => '緒',
        '增' => '増',
        '淸' => '清',
        '瀨' => '瀬',
        '靑' => '青',
        '廣' => '広',
        '國' => '国',
        '\uFA19' => '神',
        '\uFA1A' => '祥',
        '\uFA1B' => '福',
        _ => letter,
    };

    /// <summary>Gets the usual letter for one beyond the basic plane; other such letters are no name's.</summary>
    internal static char Usual(char high, char low) => char.ConvertToUtf32(high, low) switch
    {
        0x20BB7 => '吉', // 𠮷
        0x2000B => '丈', // 𠀋
        _ => '〓',
    };
}
