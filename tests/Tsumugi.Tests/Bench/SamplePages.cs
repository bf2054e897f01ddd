using System.Text;
using Tsumugi.Corpus.Sources;

namespace Tsumugi.Tests.Bench;

/// <summary>Pages in several encodings, large enough to make others of.</summary>
internal static class SamplePages
{
    private static readonly string[] Subjects = ["市役所は", "図書館は", "研究所は", "気象台は", "漁協は", "学校は", "編集部は", "博物館は", "農家は", "船会社は"];
    private static readonly string[] Times = ["平成23年の春、", "昨年の12月、", "第3回の集まりで、", "雨の続く間、", "祭りの前の晩、", "記録の残る限り、", "二年前から、", "毎週月曜日に、"];
    private static readonly string[] Deeds = ["古い地図を写して", "新しい井戸を掘って", "稲の育ち方を調べて", "港の深さを測って", "子どもに読み方を教えて", "町の名の由来を集めて", "橋の図面を直して"];
    private static readonly string[] Ends = ["一冊の本にまとめた。", "入り口に掲げている。", "隣の町へ知らせた。", "来年も続けるという。", "費用は250円だった。", "誰もが驚いたという。", "まだ答えは出ていない！"];

    /// <summary>Six pages in each Japanese encoding.</summary>
    public static List<SourcePage> Html { get; } = [.. new[] { "utf-8", "shift_jis", "euc-jp", "iso-2022-jp" }.SelectMany((encoding, group) => Enumerable.Range(0, 6).Select(number => Page(encoding, (group * 100) + number)))];

    /// <summary>Sixty texts.</summary>
    public static List<SourcePage> Texts { get; } = [.. Enumerable.Range(0, 60).Select(number => TextLines.Cut("sample", $"text-{number}", Prose(number, 30)))];

    public static string Prose(int seed, int sentences)
    {
        Corpus.SplitMix random = new((ulong)seed);
        StringBuilder text = new();
        for (int i = 0; i < sentences; i++)
        {
            text.Append(Times[random.Below(Times.Length)]).Append(Subjects[random.Below(Subjects.Length)]).Append(Deeds[random.Below(Deeds.Length)]).Append('、').Append(Ends[random.Below(Ends.Length)]);
        }

        return text.ToString();
    }

    private static SourcePage Page(string encoding, int number)
    {
        string html = $"<html><head><title>第{number + 1}号の記事</title></head>\n<body><p class=\"a>b\">{Prose(number, 20)}</p>\n<p>{Prose(number + 50, 20)}</p><script>if (a < b) {{ }}</script></body></html>\n";
        List<PagePart> parts = [];
        int at = 0;
        foreach ((int start, int length) in HtmlCutter.TextNodes(html))
        {
            parts.Add(new PagePart(at, start - at, PartKind.Markup));
            TextCutter.Cut(html.AsSpan(start, length), start, boilerplate: false, parts);
            at = start + length;
        }

        parts.Add(new PagePart(at, html.Length - at, PartKind.Markup));
        return new SourcePage
        {
            Id = $"http://sample.invalid/{encoding}/{number}.html",
            Source = "sample",
            Language = "ja",
            Encoding = encoding,
            HeaderCharset = number % 2 == 0 ? encoding : null,
            HttpBody = (number % 3) switch { 0 => "identity", 1 => "gzip", _ => "chunked" },
            Body = PageEncoding.Of(encoding)!.GetBytes(html),
            Text = html,
            Parts = [.. parts],
            CanChange = true,
        };
    }
}
