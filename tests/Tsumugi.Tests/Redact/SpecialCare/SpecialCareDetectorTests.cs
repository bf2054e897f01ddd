using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Redact.SpecialCare;

namespace Tsumugi.Tests.Redact.SpecialCare;

public sealed class SpecialCareDetectorTests
{
    private static readonly SpecialCareDetector Detector = new();

    private static readonly Redactor Masking = new(new RedactionPolicy("mask", "", "", [.. Detector.Kinds.Select(kind => new RedactionKind(kind, RedactionAction.Mask, "〔要配慮個人情報〕", "", ""))]), [Detector]);

    /// <summary>Pieces out of which persons, statements and what speaks against them come by chance.</summary>
    private static readonly Arbitrary<string> Pieces = Gen.Elements(
            "山田太郎さん", "田中さん", "佐藤医師", "氏名：鈴木一郎", "容疑者", "は", "が", "の", "、", "。", "\n", "糖尿病", "がん", "と診断され", "た", "を患い", "逮捕され", "ていない", "人", "男", "前科がある", "懲役3年", "の判決を受け",
            "既往歴：", "なし", "障害者手帳", "を持つ", "健康診断の結果、", "入院し", "〔電話番号〕", "享年", "1890年", "主人公", "によると", "（45）", "𠮷田さん", "父", "女性が", "少年院", "に送致され", "エホバの証人", "の信者で")
        .ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    [Theory]
    [InlineData("鹿島ユキさんはアイヌ民族の血を引く。", "care-race", "アイヌ民族の血を引く", "full-name+term+statement")]
    [InlineData("工場長の真鍋さんは創価学会の信者である。", "care-creed", "創価学会の信者である", "honorific+term+statement")]
    [InlineData("尾崎恵一さんは被差別部落の出身です。", "care-social-status", "被差別部落の出身です", "full-name+term+statement")]
    [InlineData("篠田裕子さん（38）は昨年五月、乳がんと診断された。", "care-medical-history", "乳がんと診断された", "full-name+term+statement")]
    [InlineData("篠田裕子さんは教師だ。昨年、乳がんと診断された。", "care-medical-history", "乳がんと診断された", "full-name-before+term+statement")]
    [InlineData("患者ID：A-203　生年月日：昭和48年3月2日　既往歴：痛風", "care-medical-history", "既往歴：痛風", "patient-number+entry")]
    [InlineData("沖田守さんには前科がある。", "care-criminal-record", "前科がある", "full-name+statement")]
    [InlineData("成田受刑者は手紙を書いた。", "care-criminal-record", "受刑者", "honorific+title")]
    [InlineData("古賀さんはオレオレ詐欺の被害に遭った。", "care-crime-victim", "オレオレ詐欺の被害に遭った", "honorific+term+statement")]
    [InlineData("氏名：橋口進　障害者手帳：あり（3級）", "care-disability", "障害者手帳：あり（3級）", "label+entry")]
    [InlineData("坂口美穂さんはPCR検査で陽性だった。", "care-health-check", "PCR検査で陽性だった", "full-name+term+statement")]
    [InlineData("根岸さんは先週から入院している。", "care-treatment", "先週から入院している", "honorific+statement")]
    [InlineData("警視庁は松井健一容疑者（29）を逮捕した。", "care-criminal-procedure", "容疑者", "full-name+title")]
    [InlineData("逮捕された元社員の辻本大介氏は黙秘した。", "care-criminal-procedure", "逮捕された", "full-name+statement")]
    [InlineData("松下さんは少年院送致の決定を受けた。", "care-juvenile-procedure", "少年院送致の", "honorific+statement")]
    public void Finds_the_part_of_the_sentence_that_states_it(string text, string kind, string part, string parts)
    {
        TextEdit finding = Find(text)[0];
        Assert.Equal((kind, part, parts), (finding.Kind, text[finding.Span.Start..finding.Span.End], finding.Parts));
        Assert.InRange(finding.Score, 0.6, 0.95);
    }

    [Theory]
    [InlineData("APPI art. 2(1): a person must be identified", "糖尿病と診断された人は食事に気を付ける。")]
    [InlineData("APPI art. 2(1): a person must be identified", "三十代の男が窃盗の疑いで逮捕された。")]
    [InlineData("APPI art. 2(1): living", "正岡子規（1867年 - 1902年）は結核を患い、句作を続けた。")]
    [InlineData("APPI art. 2(1): living", "故・春日部清さんは肝臓がんを患っていた。享年七十二。")]
    [InlineData("APPI art. 2(1): living", "江戸時代の医師、前野蘭渓は中風を患った。")]
    [InlineData("APPI art. 2(1): an individual, not a corporation", "山本製薬株式会社は薬事法違反で書類送検された。")]
    [InlineData("PPC guidelines, general rules 2-3 (1): mere nationality", "キムさんは韓国籍の留学生です。")]
    [InlineData("PPC guidelines, general rules 2-3 (1): the colour of the skin", "杉浦さんの肌は日に焼けて黒い。")]
    [InlineData("PPC guidelines, general rules 2-3 (3): occupation", "丸山さんは工場で働く派遣社員だ。")]
    [InlineData("PPC Q&A 1-27: what lets one guess", "松本さんは宗教書を購入した。")]
    [InlineData("PPC Q&A 1-27: what lets one guess", "宮田さんは政党の機関紙を購読している。")]
    [InlineData("PPC Q&A 1-27: what lets one guess", "岡田さんは図書館でうつ病の本を借りた。")]
    [InlineData("Order art. 2(ii): going to an examination is no result", "桜井さんは午後、会社の健康診断を受けた。")]
    [InlineData("Order art. 2(ii): a result of no one", "健康診断の結果は三週間後に郵送します。")]
    [InlineData("Order art. 2(iii): who treats is not treated", "大野医師は患者を糖尿病と診断した。")]
    [InlineData("Order art. 2(iii): who treats is not treated", "薬剤師の北村さんが薬を調剤した。")]
    [InlineData("Order art. 2(iii): who treats is not treated", "余は杉本さんの診察を受けたのである。")]
    [InlineData("another speaks of himself", "彼の本名は五十嵐庄吉といった。私は、その日から、歯の治療を受けることになった。")]
    [InlineData("Order art. 2(iii): opening hours", "内科の永井先生の診療時間は午前九時からです。")]
    [InlineData("Order art. 2(iv): who arrests is not arrested", "矢島警部補は容疑者を逮捕した。")]
    [InlineData("Order art. 2(iv): a statute", "人を殺した者は、死刑又は無期若しくは五年以上の懲役に処する。")]
    [InlineData("Order art. 2(v): a statute", "少年院に収容された者の処遇については、別に法律で定める。")]
    [InlineData("made-up people", "漫画の登場人物である赤城レンは前科三犯の泥棒である。")]
    [InlineData("figures of speech", "中毒性のある味だと、料理長の岩本さんは胸を張る。")]
    [InlineData("figures of speech", "上田さんは最近、釣りに病みつきだ。")]
    [InlineData("figures of speech", "今年の夏は殺人的な暑さだと大塚さんは言う。")]
    [InlineData("teams", "広島は鈴木誠也の本塁打で逆転した。")]
    [InlineData("denied", "吉岡さんは逮捕されていない。")]
    [InlineData("denied", "氏名：森本由紀　既往歴：なし")]
    [InlineData("supposed", "もし長尾さんが逮捕されたら、会社は倒産する。")]
    [InlineData("machines", "武田さんはパソコンがウイルスに感染したと連絡してきた。")]
    public void Leaves_alone_what_the_law_leaves_out(string source, string text) => Assert.True(Find(text).Count == 0, $"{source}: {string.Join(' ', Find(text))}");

    [Theory]
    [InlineData("緒方は服役した。")] // a family without a title
    [InlineData("先日、母が手術を受けました。母の名前は戸塚みどりです。")] // the name comes later
    [InlineData("祖母がアイヌだと知ったのは大人になってからだと、萱島恵美さんは語る。")] // another order of words
    [InlineData("Taro Yamadaさんは糖尿病と診断された。")] // Latin letters
    [InlineData("ヤマダサンハトウニョウビョウトシンダンサレタ。")] // in kana
    public void Known_misses(string text) => Assert.Empty(Find(text));

    [Fact]
    public void Offsets_are_right_behind_letters_of_two_units()
    {
        const string Text = "😀𠮷野家の近くで、𠮷岡さん、いや、岡部ヒロシさんは糖尿病と診断された。";
        TextEdit finding = Assert.Single(Find(Text));
        Assert.Equal("糖尿病と診断された", Text[finding.Span.Start..finding.Span.End]);
    }

    [Fact]
    public void Several_statements_of_one_sentence_are_found_apart()
    {
        const string Text = "平田誠さんは窃盗の疑いで逮捕され、懲役2年の判決を受け、のちに肝硬変と診断された。";
        Assert.Equal(["care-criminal-procedure", "care-criminal-record", "care-medical-history"], Find(Text).Select(finding => finding.Kind));
    }

    [Fact]
    public void Every_label_of_the_law_has_its_kind_and_its_lexicon()
    {
        Assert.Equal(11, Detector.Kinds.Count);
        string folder = Path.Combine(Repository.Root, "src", "Tsumugi.Stages", "Redact", "SpecialCare", "Lexica");
        Assert.All(Detector.Kinds, kind => Assert.StartsWith("#", File.ReadAllText(Path.Combine(folder, kind + ".txt")), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("：鈴木致さ逮捕され役3年に送致されは容疑者逮捕され父既往歴：はを持つの信者でなしの。は懲役3年主人公\n健診の結果、患い山田太郎")] // the first name is one of fiction; masked, the last one was taken instead
    public void Masked_once_nothing_is_found_again(string text) => Assert.True(JpDefault.IsLawful(Masking, text));

    [Fact]
    public void Masked_once_nothing_is_found_again_on_pieces() => Prop.ForAll(Pieces, text => JpDefault.IsLawful(Masking, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Masked_once_nothing_is_found_again_on_japanese_text() => Property.Holds(JapaneseText.Any, text => JpDefault.IsLawful(Masking, text));

    [Fact]
    public void Masked_once_nothing_is_found_again_on_any_utf16() => Property.Holds(JapaneseText.AnyUtf16, text => JpDefault.IsLawful(Masking, text));

    [Theory]
    [InlineData("がん")]
    [InlineData("糖尿病と診断された")]
    [InlineData("山田太郎さん")]
    [InlineData("山田太郎さんは糖尿病と診断された。")]
    [InlineData("逮捕され")]
    [InlineData("既往歴：")]
    [InlineData("（")]
    [InlineData("の治療の治療")]
    public void Long_hostile_texts_take_linear_time(string piece)
    {
        // Twice as much may take three times as long, since the machine is shared, but not four times, as a square would.
        double once = Time(piece, 150_000);
        double twice = Time(piece, 300_000);
        Assert.True(twice < Math.Max(3.5 * once, 0.25), $"{once:0.000} s, {twice:0.000} s");
    }

    [Fact]
    public void Nothing_is_allocated_when_nothing_is_found()
    {
        const string Prose = "糖尿病は生活習慣病である。三十代の男が窃盗の疑いで逮捕された。山田太郎さんは元気だ。大野医師は患者を糖尿病と診断した。";
        List<TextEdit> findings = [];
        Detector.Find(Prose, findings);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Detector.Find(Prose, findings);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Empty(findings);
    }

    private static double Time(string piece, int units)
    {
        string text = string.Concat(Enumerable.Repeat(piece, units / piece.Length));
        List<TextEdit> findings = [];
        return ThreadTime.Least(() =>
        {
            findings.Clear();
            Detector.Find(text, findings);
        }).TotalSeconds;
    }

    private static List<TextEdit> Find(string text)
    {
        List<TextEdit> findings = [];
        Detector.Find(text, findings);
        return findings;
    }
}
