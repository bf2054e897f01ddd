using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Stages.Read;
using Tsumugi.Text;

namespace Tsumugi.Bench.Html;

/// <summary>Reads decoded pages of the shared archives.</summary>
internal static class RealPages
{
    /// <summary>Reads the first pages of an archive.</summary>
    public static string[] Of(string archive, int most)
    {
        string path = SharedFolder.PathOf($"html_raw/{archive}.warc.gz");
        using IRecordReader records = new WarcReader().Open(new SourceFile(path, archive, "warc"));
        PageDecoder decoder = new();
        RawRecord record = new();
        TextBuffer text = new();
        List<string> pages = [];
        while (pages.Count < most && records.TryRead(record))
        {
            text.Clear();
            if (record.Kind == RecordKind.Page && decoder.Decode(record.Body.Written, record.HttpCharset, isHtml: true, text).Success)
            {
                pages.Add(text.ToString());
            }
        }

        return [.. pages];
    }
}
