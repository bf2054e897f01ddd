using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Tests.Text.Similarity;

public sealed class DedupKeyTests
{
    [Theory]
    [InlineData("ＡＢＣ　１２３", "abc123")] // full width and capitals
    [InlineData("ｶﾞｷﾞｸﾞﾊﾟﾋﾟｱｲｳｰ", "ガギグパピアイウ-")] // half-width kana are composed
    [InlineData("ウ\u3099ワ\u3099ヲ\u3099う\u3099ゝ\u3099ヽ\u3099", "ヴヷヺゔゞヾ")] // decomposed, also the rare ones
    [InlineData("か゛は゜", "がぱ")] // the spacing marks of typewriters
    [InlineData("コ−ヒ−とコーヒー", "コ-ヒ-とコ-ヒ-")] // a minus sign for the long mark
    [InlineData("〜～∼〰~", "~~~~~")] // Shift_JIS 0x8160 and relatives
    [InlineData("—―−‐–－", "------")]
    [InlineData("‖∥￠￡￢￤", "‖‖¢£¬¦")] // one character of Shift_JIS, two of Unicode
    [InlineData("はい、そうです。", "はい,そうです.")]
    [InlineData("はい，そうです．", "はい,そうです.")]
    [InlineData("……。。。...・・・・‥", "…")] // a run of dots of any kind
    [InlineData("．…", ".…")] // one dot alone is a full stop
    [InlineData("“引用”〝引用〟＂", "\"引用\"\"引用\"\"")]
    [InlineData("「」｢｣『』", "「」「」『』")]
    [InlineData("葛\U000E0100飾\uFE00", "葛飾")] // variation selectors
    [InlineData("a\u200Bb\u00ADc\uFEFF\0\r\n\t", "abc")]
    [InlineData("ÀÉΩЖ", "àéωж")]
    [InlineData("\u2F47\u2F2F\uFA19\uF9DC\u2E9F", "日工神隆母")] // radicals from PDF files, compatibility ideographs
    [InlineData("\uFA11\uFA0E", "\uFA11\uFA0E")] // 﨑 and 﨎 stand in that block but for themselves
    [InlineData("①㈱㍻㌔", "①㈱㍻㌔")] // known miss: one sign for several letters
    [InlineData("ー－—―ｰ‐‑‒–−─━", "------------")] // the long mark and every dash that stands for it somewhere
    [InlineData("――", "--")] // known miss: a doubled dash stays two
    [InlineData("一ー―", "一--")] // the kanji for one is none of them
    [InlineData("゛か゛", "\u3099が")] // a mark in front has nothing to join
    [InlineData("あ゛あ\u3099あﾞ", "あ\u3099あ\u3099あ\u3099")] // letters that Unicode has not in one piece keep the mark, in one spelling
    [InlineData("は゜ハ゜ﾊﾟ", "ぱパパ")]
    [InlineData("か\u200B゛", "が")] // nothing between them is seen
    [InlineData("ヴｳﾞウ゛ウ\u3099", "ヴヴヴヴ")]
    [InlineData("ゔ", "ゔ")] // never decomposed
    [InlineData("すゝめ、すゞめ、ヽヾ", "すゝめ,すゞめ,ヽヾ")] // iteration marks stay, with their marks of voicing
    [InlineData("ｽヽﾞ", "スヾ")]
    [InlineData("人々と人人、〃と仝", "人々と人人,〃と仝")] // 々 is not resolved
    [InlineData("葛\uFE00飾と葛\U000E0100飾と葛飾", "葛飾と葛飾と葛飾")]
    [InlineData("神\uFA19精\uFA1D羽\uFA1E", "神神精精羽羽")]
    [InlineData("\U0002F804", "\U0002F804")] // known miss: compatibility ideographs beyond the basic plane
    [InlineData("國と国、﨑と崎、髙と高", "國と国,﨑と崎,髙と高")] // old and personal forms are other letters
    [InlineData("紡《つむ》ぐ、紡（つむ）ぐ、|紡《つむ》ぐ", "紡《つむ》ぐ,紡(つむ)ぐ,|紡《つむ》ぐ")] // ruby as the extractor left it
    [InlineData("あ\u200Bい\u200Cう\u200Dえ\u2060お\uFEFFか\u00ADき", "あいうえおかき")] // letters without width
    [InlineData("あ\u3164い\uFFA0う\u2800え", "あいうえ")] // letters without ink
    [InlineData("あ\u2028い\u2029う\u0085え\vお", "あいうえお")]
    [InlineData("\\100 ¥100 ￥100 ＼100", "\\100\\100\\100\\100")] // 0x5C
    [InlineData("‾~", "~~")] // 0x7E
    [InlineData("（）［］｛｝＜＞！？：；＃＆", "()[]{}<>!?:;#&")]
    [InlineData("『』【】〔〕〈〉《》", "『』【】〔〕〈〉《》")] // brackets are not one another
    [InlineData("cafe\u0301 café", "cafe\u0301café")] // known miss: an accent of its own
    [InlineData("霞ヶ関、霞が関、霞ケ関", "霞ヶ関,霞が関,霞ケ関")]
    [InlineData("〇○0０零", "〇○00零")]
    [InlineData("①１一Ⅰ㈠", "①1一Ⅰ㈠")]
    [InlineData("ヰヱゐゑ", "ヰヱゐゑ")]
    [InlineData("𠮷野家🍣", "𠮷野家🍣")]
    [InlineData("", "")]
    public void Folds_what_writers_do_not_mean(string text, string key) => Assert.Equal(key, Fold(text));

    [Fact]
    public void Halves_of_a_selector_are_dropped_only_together()
    {
        Assert.Equal("", Fold("\uDB40 \uDD00")); // one selector, once the blank is gone
        Assert.Equal("\uDB40.\uDD00", Fold("\uDB40。\uDD00"));
    }

    [Theory]
    [InlineData("か", "が")]
    [InlineData("がっこう", "かっこう")] // a school is no cuckoo
    [InlineData("はは", "ばば")]
    [InlineData("ばば", "ぱぱ")]
    [InlineData("パリ", "バリ")]
    [InlineData("ハリ", "バリ")]
    [InlineData("びょういん", "びよういん")] // hospital, beauty parlour
    [InlineData("ア", "あ")]
    [InlineData("1", "2")]
    [InlineData("ヴ", "ウ")]
    [InlineData("か゛", "か")]
    [InlineData("か\u3099", "か")]
    [InlineData("ｶﾞ", "ｶ")]
    [InlineData("あ゛", "あ")] // no composed letter, and still not the same
    [InlineData("は゛", "は゜")]
    [InlineData("ゝ", "ゞ")]
    [InlineData("つ", "っ")]
    [InlineData("ー", "一")]
    [InlineData("ー", "")] // おばさん is not おばーさん
    [InlineData("々", "")]
    [InlineData("〇", "○")]
    [InlineData("！", "？")]
    [InlineData("「", "『")]
    public void Keeps_what_tells_words_apart(string one, string other) => Assert.NotEqual(Fold(one), Fold(other));

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        Property.Holds(JapaneseText.Any, text => Fold(Fold(text)) == Fold(text));
        Property.Holds(JapaneseText.AnyUtf16, text => Fold(Fold(text)) == Fold(text));
    }

    [Fact]
    public void No_letter_loses_a_mark_that_Unicode_can_take_apart()
    {
        // Any kana with a mark of voicing, composed: what NFD with all marks dropped would make of it is another key.
        const string voiced = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔゞガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴヷヸヹヺヾ";
        const string plain = "かきくけこさしすせそたちつてとはひふへほはひふへほうゝカキクケコサシスセソタチツテトハヒフヘホハヒフヘホウワヰヱヲヽ";
        Assert.Equal(voiced, Fold(voiced));
        Assert.All(voiced.Zip(plain), pair => Assert.NotEqual(Fold(pair.Second.ToString()), Fold(pair.First.ToString())));
        Assert.Equal(voiced.Length, voiced.Distinct().Count());
    }

    [Fact]
    public void A_key_is_never_longer_than_its_text()
    {
        Property.Holds(JapaneseText.Any, text => Fold(text).Length <= text.Length);
        Property.Holds(JapaneseText.AnyUtf16, text => Fold(text).Length <= text.Length);
    }

    [Fact]
    public void White_space_anywhere_changes_nothing() =>
        Property.Holds(JapaneseText.Any, text => Fold(string.Join(" \n\u3000", text.AsEnumerable())) == Fold(text));

    [Fact]
    public void Every_voiced_kana_has_a_decomposed_and_most_a_half_width_spelling()
    {
        const string voiced = "がぎぐげござじずぜぞだぢづでどばびぶべぼガギグゲゴザジズゼゾダヂヅデドバビブベボヴ";
        const string plain = "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホウ";
        Assert.Equal(voiced, Fold(string.Concat(plain.Select(letter => $"{letter}\u3099"))));
        Assert.Equal("ぱぴぷぺぽパピプペポ", Fold(string.Concat("はひふへほハヒフヘホ".Select(letter => $"{letter}\u309A"))));
        Assert.Equal("ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ", Fold(string.Concat("ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎｳ".Select(letter => $"{letter}ﾞ"))));
        Assert.Equal(
            "ヲァィゥェォャュョッアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン",
            Fold("ｦｧｨｩｪｫｬｭｮｯｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ"));
    }

    [Fact]
    public void A_buffer_is_used_again_without_allocating()
    {
        var key = new TextBuffer();
        DedupKey.Fold("一つ目の文章です。", key);
        long before = GC.GetAllocatedBytesForCurrentThread();
        DedupKey.Fold("二つ目です。", key);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal("二つ目です.", key.ToString());
    }

    private static string Fold(string text)
    {
        var key = new TextBuffer();
        DedupKey.Fold(text, key);
        return key.ToString();
    }
}
