using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tsumugi.Models.Language;

namespace Tsumugi.Tests.Models.Language;

/// <summary>Reads the texts from which the language model is trained, and those on which it is tested.</summary>
public static class LanguageLessons
{
    private static readonly string[] Kinds = ["sentences", "word-pairs", "single-words"];

    /// <summary>Sentences, word pairs and words of one kind, in file order.</summary>
    public static IEnumerable<(string Language, string Text)> Lingua(string kind)
        => Lines($"langid/lingua-{kind}-even.jsonl.gz").Select(row => (row.GetProperty("lang").GetString()!, row.GetProperty("text").GetString()!));

    /// <summary>The field `text` of one of the Japanese corpora.</summary>
    public static IEnumerable<string> Japanese(string name, string licence = "")
        => Lines($"text/{name}.jsonl.gz")
            .Where(row => licence.Length == 0 || row.GetProperty("licence").GetString() == licence)
            .Select(row => row.GetProperty("text").GetString()!);

    /// <summary>The pages of one archive with their languages, without tags.</summary>
    public static IEnumerable<(string Language, string Text)> Pages(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Dictionary<string, (string Language, string Encoding, string Body)> truth = Lines($"html_raw/{name}.truth.jsonl.gz").ToDictionary(
            row => row.GetProperty("uri").GetString()!,
            row => (row.GetProperty("lang").GetString() ?? "", row.GetProperty("true_encoding").GetString() ?? "", row.GetProperty("http_body").GetString()!));
        using var archive = new GZipStream(File.OpenRead(Repository.Shared($"html_raw/{name}.warc.gz")), CompressionMode.Decompress);
        using var all = new MemoryStream();
        archive.CopyTo(all);
        byte[] bytes = all.ToArray();
        for (int at = 0; at < bytes.Length;)
        {
            int headEnd = at + bytes.AsSpan(at).IndexOf("\r\n\r\n"u8) + 4;
            string head = Encoding.Latin1.GetString(bytes, at, headEnd - at);
            int length = int.Parse(Header(head, "Content-Length"));
            string uri = Header(head, "WARC-Target-URI");
            if (truth.TryGetValue(uri, out (string Language, string Encoding, string Body) known) && known.Encoding.Length > 0 && known.Language.Length > 0 && known.Body == "identity")
            {
                int body = headEnd + bytes.AsSpan(headEnd).IndexOf("\r\n\r\n"u8) + 4;
                yield return (known.Language, WithoutTags(Encoding.GetEncoding(known.Encoding).GetString(bytes, body, headEnd + length - body)));
            }

            at = headEnd + length + 4;
        }
    }

    /// <summary>Trains as the model of the program is trained; <paramref name="holdOut"/> leaves every fifth line of lingua and the pages out.</summary>
    internal static LanguageModel Train(bool holdOut)
    {
        var trainer = new LanguageTrainer();
        foreach (string kind in Kinds)
        {
            int line = 0;
            foreach ((string language, string text) in Lingua(kind))
            {
                if (!holdOut || line % 5 != 0)
                {
                    trainer.Add(language, text);
                }

                line++;
            }
        }

        int page = 0;
        foreach ((string language, string text) in Pages("libreoffice-help-zh-ko"))
        {
            if (!holdOut || page % 5 != 0)
            {
                trainer.Add(language, text);
            }

            page++;
        }

        // Every so many documents: enough words of each register, and no register louder than the others.
        AddJapanese(trainer, Japanese("aozora"), 8, 20_000);
        AddJapanese(trainer, Japanese("law"), 4, 20_000);
        AddJapanese(trainer, Japanese("sql-docs"), 10, 20_000);
        AddJapanese(trainer, Japanese("react-docs"), 4, 20_000);
        AddJapanese(trainer, Japanese("php-manual"), 4, 20_000);
        AddJapanese(trainer, Japanese("baldanders-blog", "CC BY 4.0"), 1, 20_000);
        AddRepertoires(trainer);
        return trainer.Train();
    }

    private static void AddJapanese(LanguageTrainer trainer, IEnumerable<string> texts, int every, int most)
    {
        int index = 0;
        foreach (string text in texts)
        {
            if (index++ % every == 1 % every)
            {
                trainer.Add("ja", text.AsSpan(0, Math.Min(text.Length, most)));
            }
        }
    }

    /// <summary>Kanji that one country's standard sets lack are evidence for the other: 発 図 込 are in JIS X 0208 only, 这 说 们 in GB 2312 only, 說 們 in Big5 and GB only.</summary>
    private static void AddRepertoires(LanguageTrainer trainer)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding japanese = Strict("shift_jis");
        Encoding simplified = Strict("x-cp20936");
        Encoding traditional = Strict("big5");
        for (char kanji = '\u4E00'; kanji <= '\u9FA5'; kanji++)
        {
            int jis = Row(japanese, kanji);
            bool inJapanese = jis is >= 0x889F and <= 0xEAA4;
            bool common = jis is >= 0x889F and <= 0x9872;
            bool inTraditional = Row(traditional, kanji) is >= 0xA440 and <= 0xC67E;
            bool inChinese = inTraditional || Row(simplified, kanji) >= 0xB0A1;
            if (inJapanese != inChinese)
            {
                trainer.AddRepertoire(kanji, inJapanese ? (common ? 3 : 1.5) : -3);
            }
            else if (inJapanese && !common && inTraditional)
            {
                // 區 會 學: common in Taiwan and Hong Kong, forms of before 1946 in Japan.
                trainer.AddRepertoire(kanji, -4);
            }
        }
    }

    private static Encoding Strict(string name) => Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static int Row(Encoding encoding, char kanji)
    {
        try
        {
            byte[] bytes = encoding.GetBytes([kanji]);
            return bytes.Length == 2 ? (bytes[0] << 8) | bytes[1] : -1;
        }
        catch (EncoderFallbackException)
        {
            return -1;
        }
    }

    private static string Header(string head, string name)
        => head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "0";

    private static string WithoutTags(string html)
    {
        string text = Regex.Replace(html, "<(script|style)[^>]*>.*?</\\1>", " ", RegexOptions.Singleline | RegexOptions.IgnoreCase);
        return WebUtility.HtmlDecode(Regex.Replace(text, "<[^>]*>", " "));
    }

    private static IEnumerable<JsonElement> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Repository.Shared(path)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }
}
