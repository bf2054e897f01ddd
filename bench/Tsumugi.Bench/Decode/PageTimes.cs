using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Read;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;
using Tsumugi.Text.Html;

namespace Tsumugi.Bench.Decode;

/// <summary>Prints how fast bytes become text on the shared data, step by step, one thread, in CPU time, which other work on the machine disturbs least.</summary>
/// <remarks>
/// `dotnet run -c Release --project bench/Tsumugi.Bench -- page-times [rounds]`. Megabytes are those of the source bytes (10⁶) of every step, also of
/// those that work on letters. The fastest of the rounds counts; a round takes the whole data as often as 300 MB need.
/// </remarks>
internal static class PageTimes
{
    private const long RoundBytes = 300_000_000;

    private static readonly string[] Archives =
        ["httpd20-iso2022jp", "httpd22-eucjp", "httpd24-utf8", "jsprimer", "law-egov-shiftjis", "libreoffice-help-ja", "okumuralab", "plateau-lod2-manual"];

    /// <summary>Runs the table.</summary>
    public static void Run(string[] arguments)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        byte[][] novels = [.. Tar("raw_legacy_text/aozora-shiftjis-raw.tar.gz")];
        byte[][] manuals = [.. Tar("raw_legacy_text/perldoc-eucjp-raw.tar.gz")];
        string[] texts = [.. novels.Select(novel => Decoded(PageEncodings.ShiftJis, novel))];
        DecodeAlone("shift_jis, novels as published", PageEncodings.ShiftJis, novels, rounds);
        DecodeAlone("euc-jp, the same novels", PageEncodings.EucJp, Encoded(texts, 51932), rounds);
        DecodeAlone("euc-jp, perldoc as published", PageEncodings.EucJp, manuals, rounds);
        DecodeAlone("iso-2022-jp, the same novels", PageEncodings.Iso2022Jp, Encoded(texts, 50220), rounds);
        DecodeAlone("utf-8, the same novels", PageEncodings.Utf8, Encoded(texts, 65001), rounds);
        foreach (string archive in Archives)
        {
            Chain(archive, rounds);
        }
    }

    private static void DecodeAlone(string name, PageEncoding encoding, byte[][] pages, int rounds)
    {
        char[] letters = new char[pages.Max(page => page.Length) + 1];
        Time($"decode alone: {name}", pages, rounds, page => encoding.Decode(page, letters, out int written) + written);
        TextBuffer text = new();
        Stages.Decode.PageDecoder decoder = new();
        Time($"detect and decode, no label: {name}", pages, rounds, page => Letters(decoder, page, "", text));
    }

    private static void Chain(string archive, int rounds)
    {
        (byte[] Body, string Charset)[] pages = [.. Bodies(archive)];
        Dictionary<byte[], string> charsets = pages.ToDictionary(page => page.Body, page => page.Charset);
        byte[][] bodies = [.. pages.Select(page => page.Body)];
        TextBuffer text = new();
        Stages.Decode.PageDecoder decoder = new();
        Time($"{archive}: detect and decode", bodies, rounds, body => Letters(decoder, body, charsets[body], text));
        Dictionary<byte[], string> decoded = bodies.ToDictionary(body => body, body =>
        {
            Letters(decoder, body, charsets[body], text);
            return text.ToString();
        });
        HtmlAttribute[] room = new HtmlAttribute[32];
        Time($"{archive}: tokens", bodies, rounds, body => Tokens(decoded[body], room));
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        Document document = new();
        Time($"{archive}: main content", bodies, rounds, body =>
        {
            document.Clear();
            worker.Extract(decoded[body], document);
            return document.Text.Length;
        });
    }

    private static int Letters(Stages.Decode.PageDecoder decoder, byte[] page, string charset, TextBuffer text)
    {
        text.Clear();
        decoder.Decode(page, charset, isHtml: true, text);
        return text.Length;
    }

    private static int Tokens(string page, HtmlAttribute[] room)
    {
        global::Tsumugi.Text.Html.HtmlTokenizer tokens = new(page, room);
        int count = 0;
        while (tokens.Read())
        {
            count++;
        }

        return count;
    }

    private static void Time(string name, byte[][] pages, int rounds, Func<byte[], int> step)
    {
        long bytes = pages.Sum(page => (long)page.Length);
        int times = (int)Math.Max(1, RoundBytes / bytes);
        TimeSpan least = TimeSpan.MaxValue;
        long sum = 0;
        for (int round = 0; round <= rounds; round++)
        {
            sum = 0;
            TimeSpan before = Environment.CpuUsage.UserTime;
            for (int time = 0; time < times; time++)
            {
                foreach (byte[] page in pages)
                {
                    sum += step(page);
                }
            }

            TimeSpan taken = Environment.CpuUsage.UserTime - before;

            // The first round warms up.
            least = round > 0 && taken < least ? taken : least;
        }

        Console.WriteLine($"{name,-58} {bytes / 1e6,6:F1} MB {bytes * times / 1e6 / least.TotalSeconds,8:F0} MB/s   sum {sum / times}");
    }

    private static IEnumerable<(byte[] Body, string Charset)> Bodies(string archive)
    {
        using IRecordReader records = new WarcReader().Open(new SourceFile(SharedFolder.PathOf($"html_raw/{archive}.warc.gz"), archive, "warc"));
        RawRecord record = new();
        while (records.TryRead(record))
        {
            if (record.Kind == RecordKind.Page)
            {
                yield return (record.Body.Written.ToArray(), record.HttpCharset);
            }
        }
    }

    private static IEnumerable<byte[]> Tar(string file)
    {
        using TarReader entries = new(new GZipStream(File.OpenRead(SharedFolder.PathOf(file)), CompressionMode.Decompress));
        while (entries.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { Length: > 0 } data)
            {
                byte[] bytes = new byte[data.Length];
                data.ReadExactly(bytes);
                yield return bytes;
            }
        }
    }

    private static string Decoded(PageEncoding encoding, byte[] bytes)
    {
        TextBuffer text = new();
        encoding.Decode(bytes, text);
        return text.ToString();
    }

    private static byte[][] Encoded(string[] texts, int codePage)
    {
        System.Text.Encoding encoding = System.Text.Encoding.GetEncoding(codePage);
        return [.. texts.Select(encoding.GetBytes)];
    }
}
