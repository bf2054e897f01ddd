using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Tokenizers;

/// <summary>Some lines of every kind of the shared texts.</summary>
internal static class SampleTexts
{
    /// <summary>Gets lines at which tokenizers part: rare kanji, half-width kana, joined emoji, blanks, halves of surrogate pairs, names of marks; none has a real ▁, which others take for a blank.</summary>
    public static string[] Odd { get; } =
    [
        "𠮷野家で 髙橋さんと", "ｶﾞｷﾞｸﾞ ㈱ ㍻ Ⅲ", "  先頭と 末尾の空白  ", "a\tb . c ?", "e\u0301 か\u3099", "👩‍👩‍👧🇯🇵", "1234567890", "\u200B\uFEFF零幅", "龘靐齉爩", "\U0002F9F4\U00020089",
        "<s>文</s><unk><0x0A><pad>", "\uD83D半分\uDE00", "\uDE00\uD83D逆", "葛\U000E0100城", "\uFFFD\uE000\uFFFE",
    ];

    /// <summary>Writes texts with the tokens of a tokenizer as JSON Lines, for scripts that ask another program for its own.</summary>
    public static string Asked(Tokenizer tokenizer, IEnumerable<string> texts) => string.Concat(texts.Select(text => $"{{\"text\":\"{string.Concat(text.Select(unit => unit is >= ' ' and < '\uD800' and not ('"' or '\\') ? $"{unit}" : $"\\u{(int)unit:x4}"))}\",\"tokens\":[{string.Join(',', tokenizer.Encode(text))}]}}\n"));

    /// <summary>Makes a line that is mostly UTF-8: letters of one to four bytes, some of them with bytes lost, swapped or changed.</summary>
    public static byte[] Broken(Random random)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.GetItems<string>(["あ", "漢", "𠮷", "a", "é", "1", " "], 1)[0])));
        for (int k = random.Next(4); k >= 0; k--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(0x80, 0x100);
        }

        return random.Next(2) == 0 ? bytes : bytes[..random.Next(1, bytes.Length + 1)];
    }

    /// <summary>Gets lines; each file gives as many.</summary>
    public static List<string> Lines(int perFile, int skip = 0)
    {
        List<string> lines = [];
        foreach (string name in (string[])["aozora", "law", "jsprimer", "wikipedia-leads", "baldanders-blog"])
        {
            using StreamReader reader = new(new GZipStream(File.OpenRead(Repository.Shared($"text/{name}.jsonl.gz")), CompressionMode.Decompress));
            int seen = 0;
            while (seen < skip + perFile && reader.ReadLine() is { } json)
            {
                using JsonDocument document = JsonDocument.Parse(json);
                foreach (string line in document.RootElement.GetProperty("text").GetString()!.Split('\n').Where(line => line.Trim().Length > 0 && !line.Contains('\r') && !line.Contains('\0')))
                {
                    if (seen++ >= skip && seen <= skip + perFile)
                    {
                        lines.Add(line);
                    }
                }
            }
        }

        return lines;
    }
}
