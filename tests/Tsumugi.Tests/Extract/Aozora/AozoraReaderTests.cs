using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Extract;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Tests.Extract.Aozora;

public sealed class AozoraReaderTests
{
    private const string Ruler = "-------------------------------------------------------";

    [Theory]
    [InlineData("糸《いと》を紡《つむ》ぐ", "糸を紡ぐ", "糸（いと）を紡（つむ）ぐ")]
    [InlineData("手で｜紡ぎ車《つむぎぐるま》を回す", "手で紡ぎ車を回す", "手で紡ぎ車（つむぎぐるま）を回す")]
    [InlineData("二列｜三列", "二列｜三列", "二列｜三列")] // no ruby follows: text
    [InlineData("糸《いと", "糸《いと", "糸《いと")] // no end: text
    [InlineData("［＃３字下げ］第一章［＃「第一章」は大見出し］", "第一章", "第一章")]
    [InlineData("強く［＃「強く」に傍点］回す", "強く回す", "強く回す")]
    [InlineData("前［＃「※［＃「木＋吶のつくり」、第3水準1-85-54］」に傍点］後", "前後", "前後")] // a note in a note
    [InlineData("※［＃「口＋它」、第3水準1-14-88］《い》う", "咜う", "咜（い）う")]
    [InlineData("※［＃「てへん＋發」、U+22E3D、192-上-14］", "\U00022E3D", "\U00022E3D")]
    [InlineData("※［＃感嘆符二つ、1-8-75］", "‼", "‼")]
    [InlineData("※［＃始め二重山括弧、1-1-52］題※［＃終わり二重山括弧、1-1-53］", "《題》", "《題》")]
    [InlineData("※［＃半濁点付き片仮名ト、1-5-94］", "ト\u309A", "ト\u309A")] // a letter of two code points
    [InlineData("※［＃「にんべん＋糸」、144-10］", "〓", "〓")] // only a page of the edition
    [InlineData("※［＃「糸」、U+D800、1-2］", "〓", "〓")]
    [InlineData("※印と※［印］", "※印と※［印］", "※印と※［印］")]
    [InlineData("［＃閉じない", "［＃閉じない", "［＃閉じない")]
    [InlineData("〔cafe'〕と〔Wu:rzburg〕と〔一九四〇年〕", "caféとWürzburgと〔一九四〇年〕", "caféとWürzburgと〔一九四〇年〕")]
    [InlineData("知不［＃レ］知［＃（ラ）］", "知不知", "知不知")]
    public void A_line_loses_its_marks(string line, string bases, string both)
    {
        string file = Declared(line);
        Assert.Equal(bases, Read(file).Text.ToString());
        Assert.Equal(both, Read(file, readings: true).Text.ToString());
    }

    [Fact]
    public void A_file_gives_title_author_and_its_work()
    {
        Document document = Read($"""
            糸の話
            ――糸車《いとぐるま》――
            紡木糸子
            布男訳

            {Ruler}
            【テキスト中に現れる記号について】

            《》：ルビ
            （例）糸《いと》

            ［＃］：入力者注
            {Ruler}

            ［＃８字下げ］一［＃「一」は中見出し］

            　糸を紡《つむ》ぐ。
            ［＃改ページ］

            　底本：と書いた札を見た。



            底本：「糸全集　第一巻」糸書房
            　　　1930（昭和5）年5月1日
            入力：糸の会
            校正：布の会
            青空文庫作成ファイル：
            """.ReplaceLineEndings("\r\n"));
        Assert.Equal(("糸の話", "紡木糸子"), (document.Title, document.Author));
        Assert.Equal("一\n\n　糸を紡ぐ。\n\n　底本：と書いた札を見た。", document.Text.ToString());
    }

    [Fact]
    public void Brackets_that_the_file_does_not_declare_are_text() =>
        Assert.Equal("《糸》〔cafe'〕", Read($"題\n人\n\n{Ruler}\n【テキスト中に現れる記号について】\n\n［＃］：入力者注\n{Ruler}\n《糸》［＃改行］〔cafe'〕").Text.ToString());

    [Fact]
    public void Old_files_are_known_by_their_tail_and_notes()
    {
        string notes = string.Concat(Enumerable.Repeat("　糸［＃「糸」に傍点］を紡《つむ》ぐ。\n", 6));
        Document document = Read($"題\n人\n\n{notes}\n\n底本：「全集」\n入力：会\n");
        Assert.Equal(("題", "人"), (document.Title, document.Author));
        Assert.Equal(string.Join('\n', Enumerable.Repeat("　糸を紡ぐ。", 6)), document.Text.ToString());
    }

    [Theory]
    [InlineData("糸《いと》を紡ぐ。")]
    [InlineData("［＃］を三つ［＃］［＃］書いた。")]
    [InlineData("題\n人\n\n底本：だけでは足りない。")]
    public void A_text_that_declares_nothing_stays_as_it_is(string text) => Assert.Equal(text, Read(text).Text.ToString());

    [Theory]
    [InlineData("none", "糸《いと》")]
    [InlineData("aozora", "糸")]
    public void A_recipe_decides(string annotations, string expected)
    {
        Document document = new();
        new TextExtractor(new TextSettings(annotations, KeepReadings: false)).Extract("糸《いと》", isFile: true, document);
        Assert.Equal(expected, document.Text.ToString());
    }

    [Fact]
    public void Lines_of_tables_and_archives_have_no_annotations()
    {
        Document document = new();
        new TextExtractor(new TextSettings("aozora", KeepReadings: false)).Extract("糸《いと》", isFile: false, document);
        Assert.Equal("糸《いと》", document.Text.ToString());
    }

    [Fact]
    public void Text_without_marks_comes_through_whole()
    {
        Gen<string> text = Gen.ArrayOf(Gen.Elements("糸", "を", "。", "\n", "　", "※", "［", "］", "〔", "〕", "》", "a", "\U00020B9F", "|")).Select(string.Concat);
        Property.Holds(Arb.From(text), body => Read(Declared(body)).Text.ToString() == body.TrimStart('\n').TrimEnd());
    }

    [Theory]
    [InlineData("《")]
    [InlineData("｜")]
    [InlineData("｜《")]
    [InlineData("［＃")]
    [InlineData("※［＃")]
    [InlineData("〔a'")]
    public void A_mark_without_its_end_costs_little(string mark)
    {
        string body = string.Concat(Enumerable.Repeat(mark, 100_000));
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        Document document = Read(Declared(body));
        Assert.Equal(body, document.Text.ToString());
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Theory]
    [InlineData(1, 14, 88, "咜")]
    [InlineData(1, 16, 1, "亜")]
    [InlineData(1, 4, 87, "か\u309A")]
    [InlineData(2, 94, 86, "𪚲")]
    [InlineData(2, 2, 1, "")] // plane 2 has no row 2
    [InlineData(0, 1, 1, "")]
    [InlineData(3, 1, 1, "")]
    [InlineData(1, 95, 1, "")]
    public void Letters_of_jis_x_0213_are_found(int plane, int row, int cell, string letter) => Assert.Equal(letter, JisX0213.Letter(plane, row, cell));

    [Fact]
    public void Plane_1_agrees_with_jis_x_0208_where_both_have_a_letter()
    {
        PageEncoding encoding = PageEncodings.Find("euc-jp")!;
        int compared = 0;
        int differ = 0;
        for (int row = 16; row <= 83; row++)
        {
            for (int cell = 1; cell <= 94; cell++)
            {
                Tsumugi.Text.TextBuffer text = new();
                encoding.Decode([(byte)(row + 0xA0), (byte)(cell + 0xA0)], text);
                string letter = text.ToString();
                compared += letter == "\uFFFD" ? 0 : 1;
                differ += letter != "\uFFFD" && letter != JisX0213.Letter(1, row, cell) ? 1 : 0;
            }
        }

        Assert.Equal((6_349, 0), (compared, differ));
    }

    private static string Declared(string body) =>
        $"題\n人\n\n{Ruler}\n【テキスト中に現れる記号について】\n\n《》：ルビ\n〔〕：アクセント分解された欧文をかこむ\n{Ruler}\n{body}";

    private static Document Read(string file, bool readings = false)
    {
        Document document = new();
        new TextExtractor(new TextSettings("auto", readings)).Extract(file, isFile: true, document);
        return document;
    }
}
