using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Redact.Names;

namespace Tsumugi.Tests.Redact.Names;

public sealed class PersonNameDetectorTests
{
    private const string N = "〔person-name〕";
    private const string P = "〔public-name〕";
    private const string B = "〔bare-name〕";

    private static readonly Redactor OnlyNames = new(
        new RedactionPolicy("names", "", "", [new("person-name", RedactionAction.Mask, N, "", ""), new("public-name", RedactionAction.Mask, P, "", ""), new("bare-name", RedactionAction.Mask, B, "", "")]),
        [new PersonNameDetector()]);

    private static readonly Redactor Masking = new(new RedactionPolicy("mask", "", "", [new("person-name", RedactionAction.Mask, "〔氏名〕", "", "")]), [new PersonNameDetector()]);

    [Theory]
    [InlineData("山田様", N + "様")]
    [InlineData("山田 太郎 様", N + " 様")]
    [InlineData("山田　太郎さま", N + "さま")]
    [InlineData("佐藤さんと鈴木さんが来た", N + "さんと" + N + "さんが来た")]
    [InlineData("田中氏によると", N + "氏によると")]
    [InlineData("高橋先生", N + "先生")]
    [InlineData("山田君が来た", N + "君が来た")]
    [InlineData("伊藤殿", N + "殿")]
    [InlineData("渡辺くん、中村ちゃん", N + "くん、" + N + "ちゃん")]
    [InlineData("小山田さん", N + "さん")] // not 山田
    [InlineData("一ノ瀬さん", N + "さん")]
    [InlineData("𠮷田さん", N + "さん")]
    [InlineData("髙橋さん", N + "さん")]
    [InlineData("葛󠄀城太郎様", N + "様")] // with a selector of glyphs
    [InlineData("林さん", N + "さん")]
    [InlineData("末松謙一社長", N + "社長")]
    [InlineData("小林明教授に師事し", N + "教授に師事し")]
    [InlineData("田中准教授", N + "准教授")]
    [InlineData("山口元部長", N + "元部長")]
    [InlineData("山田太郎容疑者（35）", N + "容疑者（35）")]
    [InlineData("鈴木花子被告は", N + "被告は")]
    [InlineData("担当者田中様", "担当者" + N + "様")] // glued to a word for a person's part
    [InlineData("山田さくらさん", N + "さん")]
    [InlineData("佐藤ハナコさん", N + "さん")]
    [InlineData("「さくらちゃん」", "「" + N + "ちゃん」")]
    [InlineData("太郎君", N + "君")]
    [InlineData("山田太郎（やまだ たろう）さん", N + "（" + N + "）さん")]
    [InlineData("ジョン・スミス氏", N + "氏")]
    [InlineData("ジョン・F・スミスさん", N + "さん")]
    [InlineData("Michael S. Maurer氏", N + "氏")]
    [InlineData("氏名：山田太郎", "氏名：" + N)]
    [InlineData("氏名　山田　太郎", "氏名　" + N)]
    [InlineData("【お名前】鈴木花子", "【お名前】" + N)]
    [InlineData("担当者：田中", "担当者：" + N)]
    [InlineData("担当者名 | 鈴木一郎 | 営業部", "担当者名 | " + N + " | 営業部")]
    [InlineData("氏名\n山田太郎\n", "氏名\n" + N + "\n")]
    [InlineData("代表取締役社長　山本五十六", "代表取締役社長　" + N)]
    [InlineData("代表取締役山本太郎", "代表取締役" + N)]
    [InlineData("患者の氏名は山田花子です。", "患者の氏名は" + N + "です。")]
    [InlineData("フリガナ：ヤマダ タロウ", "フリガナ：" + N)]
    [InlineData("ふりがな　やまだ　たろう", "ふりがな　" + N)]
    [InlineData("氏名：山田太郎（ヤマダ タロウ）", "氏名：" + N + "（" + N + "）")]
    [InlineData("参加者：山田太郎、鈴木花子、佐藤次郎", "参加者：" + N + "、" + N + "、" + N)]
    [InlineData("Name: Taro Yamada", "Name: " + N)]
    [InlineData("Name: SATOH, Ichiro", "Name: " + N)]
    [InlineData("{\"name\":\"山田太郎\"}", "{\"name\":\"" + N + "\"}")]
    [InlineData("鈴木善幸首相", P + "首相")]
    [InlineData("アンドリュー・ジョンソン大統領と連邦", P + "大統領と連邦")]
    [InlineData("田中元首相", P + "元首相")]
    [InlineData("松田公太議員", P + "議員")]
    [InlineData("吉田秀彦選手、", P + "選手、")]
    [InlineData("習近平国家主席", P + "国家主席")]
    [InlineData("著者：夏目漱石", "著者：" + P)]
    [InlineData("山田太郎,東京都", B + ",東京都")]
    [InlineData("委員に 山田 太郎 を", "委員に " + B + " を")]
    [InlineData("松本清張（まつもと せいちょう、1909年 - ）", "松本清張（まつもと せいちょう、1909年 - ）")] // known miss: a reading that no list has
    [InlineData("山田太郎（やまだ たろう、1909年 - ）は", B + "（やまだ たろう、1909年 - ）は")]
    [InlineData("毛利氏の居城", B + "氏の居城")]
    public void Finds(string text, string expected) => Assert.Equal(expected, JpDefault.Apply(OnlyNames, text));

    [Theory]
    [InlineData("お客様、皆様、神様、王様、奥様、お母さん、八百屋さん、各位")]
    [InlineData("源氏と平氏、摂氏20度、華氏68度、河内源氏の棟梁")]
    [InlineData("足利尊氏は")]
    [InlineData("富士山 さん")]
    [InlineData("大阪市様、本田技研様、山田町さん、青山学院様、小林製薬様")]
    [InlineData("松本市長、石川県知事、松本駅長、千葉大学教授、松本商会会長")]
    [InlineData("先生、社長、教授、選手、容疑者")]
    [InlineData("昭和さん、平成君")]
    [InlineData("本部長、学部長、支部長、副社長、営業部長、大会長")]
    [InlineData("同様、多様、仕様、模様、様子、様々、有様、一様、異様、様式")]
    [InlineData("神殿、宮殿、御殿、沈殿、殿下、諸君、主君、君が代、彼氏、両氏、同氏")]
    [InlineData("たくさん、みなさん、おばあさん、赤ちゃん、お嬢さん、奥さん")]
    [InlineData("サッカー選手、プロ選手、アメリカ大統領、アニメ監督、ユーザーさん、ファン様")]
    [InlineData("店員さん、学生さん、看護師さん、運転手さん、社長さん")]
    [InlineData("日本選手権、田中杯、山田賞")]
    [InlineData("インディアナポリス、コンビニエンスストア")]
    [InlineData("氏名：必須、お名前（必須）、名前：非公開、担当：営業部、担当者：未定、患者：男性")]
    [InlineData("名前空間：System、ファイル名：readme.txt、商品名：小林、店舗名：鈴木商店、地名：山口")]
    [InlineData("name: my-app")]
    [InlineData("Name: New York")]
    [InlineData("Author: Open Source Initiative")]
    [InlineData("夏目漱石は小説家である。松友美佐紀は、日本のバドミントン選手。")] // prose without honorific or label
    [InlineData("〔氏名〕さん、氏名：〔氏名〕")]
    [InlineData("山田花火大会、鈴木自動車工業、石川島播磨重工業")]
    [InlineData("高校生、新入生様、利用者様、関係者様、保護者様")]
    public void Leaves_alone(string text) => Assert.Equal(text, JpDefault.Apply(OnlyNames, text));

    [Theory]
    [InlineData("きょうはさくらさんと")] // no edge before a name in hiragana
    [InlineData("五郎丸さん")] // a family that no list has
    [InlineData("山田は昨日、鈴木と会った。")] // neither honorific nor label
    [InlineData("氏名：やまだ")] // a family alone in kana
    [InlineData("taro_yamadaさん")]
    public void Known_misses(string text) => Assert.Equal(text, JpDefault.Apply(OnlyNames, text));

    [Theory]
    [InlineData("本田社長", N + "社長")] // of the company, perhaps
    [InlineData("鎌倉殿", N + "殿")] // the ruler of a place that is a family, too
    [InlineData("クマムシ博士", N + "博士")] // an animal
    public void Known_false_alarms(string text, string expected) => Assert.Equal(expected, JpDefault.Apply(OnlyNames, text));

    [Fact]
    public void A_finding_says_what_it_rests_on()
    {
        TextEdit full = Assert.Single(JpDefault.Find(OnlyNames, "山田太郎さん"));
        Assert.Equal(("person-name", 1.0, "honorific+gazetteer-family+gazetteer-given"), (full.Kind, full.Score, full.Parts));
        TextEdit family = Assert.Single(JpDefault.Find(OnlyNames, "氏名：山田"));
        Assert.Equal(("person-name", 0.8, "label+gazetteer-family"), (family.Kind, family.Score, family.Parts));
        TextEdit spaced = Assert.Single(JpDefault.Find(OnlyNames, "委員に 山田 太郎 を"));
        Assert.Equal(("bare-name", 0.8, "gazetteer-family+gazetteer-given+boundary"), (spaced.Kind, spaced.Score, spaced.Parts));
    }

    [Fact]
    public void The_default_policy_masks_private_names_and_keeps_the_others()
    {
        string preset = File.ReadAllText(Path.Combine(Repository.Root, "presets", "privacy", "jp-default.yaml"));
        Assert.Contains("  - kind: person-name\n    action: mask\n    token: \"〔氏名〕\"\n", preset, StringComparison.Ordinal);
        Assert.Contains("  - kind: public-name\n    action: keep\n", preset, StringComparison.Ordinal);
        Assert.Contains("  - kind: bare-name\n    action: keep\n", preset, StringComparison.Ordinal);
    }

    [Fact]
    public void Edits_are_lawful_on_pieces_of_names()
    {
        Prop.ForAll(NameText.Any, text => JpDefault.IsLawful(OnlyNames, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        Prop.ForAll(NameText.Any, text => JpDefault.IsLawful(Masking, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        Prop.ForAll(NameText.Any, text => JpDefault.IsLawful(EveryKind.Redactor, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Edits_are_lawful_on_any_utf16() => Property.Holds(JapaneseText.AnyUtf16, text => JpDefault.IsLawful(OnlyNames, text));

    [Theory]
    [InlineData("様")]
    [InlineData("山田様")]
    [InlineData("山様")]
    [InlineData("ア様")]
    [InlineData("アー")]
    [InlineData("あさん")]
    [InlineData("氏名：")]
    [InlineData("氏名：山田太郎、")]
    [InlineData("山田太郎、")]
    [InlineData("（やまだ")]
    [InlineData("(\uFFFD（ジョン,")]
    [InlineData("（ジョン）")]
    [InlineData("田（あいう）様")]
    [InlineData("A 氏")]
    [InlineData("Name: Taro ")]
    [InlineData("𠮷")]
    [InlineData("山 ")]
    public void Long_hostile_texts_take_linear_time(string piece)
    {
        string small = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        string large = string.Concat(Enumerable.Repeat(piece, 160_000 / piece.Length));
        double once = Seconds(small);
        double sixteen = Seconds(large);
        Assert.True(sixteen < (once * 16 * 4) + 0.2, $"{once} s, then {sixteen} s for sixteen times as much");
    }

    [Fact]
    public void Nothing_is_allocated_when_nothing_is_found()
    {
        const string Prose = "先生と社長のお客様は皆様、仕様の模様を知る者です。源氏も名前を呼び、連絡先：未定（あいうえ）ｶﾅ さん。\nサッカー選手,大阪市 様";
        var detector = new PersonNameDetector();
        var edits = new List<TextEdit>();
        detector.Find(Prose, edits);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            detector.Find(Prose, edits);
        }

        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Empty(edits);
        Assert.Equal(before, after);
    }

    private static double Seconds(string text)
    {
        var findings = new List<TextEdit>();
        var detector = new PersonNameDetector();
        return ThreadTime.Least(() =>
        {
            findings.Clear();
            detector.Find(text, findings);
        }).TotalSeconds;
    }
}
