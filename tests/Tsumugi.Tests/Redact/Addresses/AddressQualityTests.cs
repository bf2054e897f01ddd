using System.IO.Compression;
using System.Text;
using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Tests.Redact.Addresses;

/// <summary>Scores the finder of addresses on sentences made of the postal table, with forms that writers use, and on sentences with other numbers beside places.</summary>
[Trait("Category", "shared-data")]
public sealed class AddressQualityTests
{
    private static readonly string[] Fronts = ["", "住所は", "〒123-4567 ", "会社は", "「", "送り先：", "現在、"];
    private static readonly string[] Backs = ["", "です。", "に住んでいます。", "、電話は", "（地図）", "\n", "」"];
    private static readonly string[] Beside = ["の人口は{0}万人です。", "で{0}月{1}日に開かれた。", "は{0}-{1}で敗れた。", "議会の第{0}回定例会", "に{0}、{1}の施設がある。", "まで{0}.{1}キロ", "（{0}年{1}月現在）", "の標高は{0}メートル", "の路線{0}番", "が{0}対{1}で可決した。"];

    [Fact]
    public void Finds_the_houses_and_nothing_else()
    {
        string[] towns = [.. Towns()];
        var random = new Random(20261125);
        int found = 0;
        int wrong = 0;
        var missed = new List<string>();
        var extra = new List<string>();
        const int Count = 5000;
        for (int i = 0; i < Count; i++)
        {
            string town = towns[random.Next(towns.Length)];
            string number = Number(random);
            string front = Fronts[random.Next(Fronts.Length)] + (random.Next(3) == 0 ? WithoutPrefecture(town) : town);
            string text = front + number + Backs[random.Next(Backs.Length)];
            List<TextEdit> edits = [.. JpDefault.Find(EveryKind.Redactor, text).Where(edit => edit.Kind == "address")];
            bool hit = edits.Exists(edit => edit.Span.Start <= front.Length && edit.Span.End == front.Length + number.Length);
            found += hit ? 1 : 0;
            wrong += edits.Count - (hit ? 1 : 0);
            if (!hit && missed.Count < 25)
            {
                missed.Add(text);
            }
        }

        for (int i = 0; i < Count; i++)
        {
            string town = towns[random.Next(towns.Length)];
            string text = town + string.Format(System.Globalization.CultureInfo.InvariantCulture, Beside[random.Next(Beside.Length)], random.Next(1, 40), random.Next(1, 13));
            List<TextEdit> edits = [.. JpDefault.Find(EveryKind.Redactor, text).Where(edit => edit.Kind == "address")];
            wrong += edits.Count;
            if (edits.Count > 0 && extra.Count < 25)
            {
                extra.Add(text);
            }
        }

        double precision = (double)found / (found + wrong);
        double recall = (double)found / Count;
        double f1 = 2 * precision * recall / (precision + recall);
        PrivacyFigures.Print("addresses with a house number, made of the postal table", new PrivacyFigures.Score(Count, found, wrong));
        TestContext.Current.TestOutputHelper!.WriteLine($"precision {precision:0.0000}, recall {recall:0.0000}, F1 {f1:0.0000}\nmissed:\n{string.Join('\n', missed)}\nextra:\n{string.Join('\n', extra)}\n");
        Assert.True(f1 >= 0.95, $"precision {precision:0.0000}, recall {recall:0.0000}, F1 {f1:0.0000}\nmissed:\n{string.Join('\n', missed)}\nextra:\n{string.Join('\n', extra)}");
    }

    private static string Number(Random random)
    {
        int a = random.Next(1, 9);
        int b = random.Next(1, 40);
        int c = random.Next(1, 30);
        string stroke = "-－−ー‐"[random.Next(5)].ToString();
        return random.Next(10) switch
        {
            0 => $"{a}{stroke}{b}{stroke}{c}",
            1 => $"{a}丁目{b}番{c}号",
            2 => $"{Kanji(a)}丁目{b}番地{c}",
            3 => $"{a}丁目{b}{stroke}{c}",
            4 => $"{b * 37}番地",
            5 => $"{b * 37}番地の{c}",
            6 => $"{b}{stroke}{c}",
            7 => Wide($"{a}{stroke}{b}{stroke}{c}"),
            8 => $"{Kanji(a)}丁目{Kanji(b % 9 + 1)}番{Kanji(c % 9 + 1)}号",
            _ => $"{b}番{c}号",
        };
    }

    private static char Kanji(int digit) => "〇一二三四五六七八九"[digit];

    private static string Wide(string text) => string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? (char)(letter + 0xFEE0) : letter));

    private static string WithoutPrefecture(string address) => address[(address.IndexOfAny(['都', '道', '府', '県'], 2) + 1)..];

    private static IEnumerable<string> Towns()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Repository.Shared("lexica/skk-zipcode/SKK-JISYO.zipcode.eucjp.gz")), CompressionMode.Decompress), Encoding.GetEncoding("euc-jp"));
        while (reader.ReadLine() is { } line)
        {
            int slash = line.IndexOf('/', StringComparison.Ordinal);
            if (slash != 8)
            {
                continue;
            }

            // Buildings with their floors, and municipalities without a town, are no towns.
            string address = line[9..].Split('/')[0];
            if (!address.Contains('階', StringComparison.Ordinal) && !address.EndsWith('市') && !address.EndsWith('区') && !address.Contains('?', StringComparison.Ordinal))
            {
                yield return address;
            }
        }
    }
}
