using System.Text.Json;
using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Stages.Scrub;
using Tsumugi.Text;

namespace Tsumugi.Cli.Filters;

/// <summary>Takes the text out of the pages of one shard, one line for each.</summary>
/// <param name="extractor">How text is taken out.</param>
/// <param name="blocks">Whether each line tells what became of every part of the page.</param>
internal sealed class PageExtraction(IExtractor extractor, bool blocks)
{
    private static readonly MyNumberScrubber Scrubber = new();


    private readonly PageDecoder _decoder = new();
    private readonly IExtractionWorker _worker = extractor.CreateWorker();
    private readonly RawRecord _record = new();
    private readonly Document _document = new();
    private readonly TextBuffer _html = new();
    private readonly List<ExtractedBlock> _blocks = [];

    /// <summary>Runs over a shard.</summary>
    /// <returns>How many records failed.</returns>
    public long Run(IReadOnlyList<SourceFile> shard, LineOutput output, CancellationToken stopping)
    {
        long failed = 0;
        foreach (SourceFile file in shard)
        {
            using IRecordReader reader = Catalogue.Reader(file.Kind).Open(file);
            while (reader.TryRead(_record))
            {
                stopping.ThrowIfCancellationRequested();
                if (_record.Kind != RecordKind.NotAPage)
                {
                    failed += Extract(file, output) ? 0 : 1;
                }
            }
        }

        return failed;
    }

    private bool Extract(SourceFile file, LineOutput output)
    {
        _document.Clear();
        _document.Url = _record.Url;
        _document.Title = _record.Title;
        _document.Date = _record.Date;
        _blocks.Clear();
        string reason = _record.Kind == RecordKind.Fault ? _record.Reason : "";
        bool read = reason.Length == 0;
        if (read)
        {
            _html.Clear();
            DecodeResult decoded = _decoder.Decode(_record.Body.Written, _record.HttpCharset, _record.Kind == RecordKind.Page, _html);
            _document.Encoding = decoded.Encoding;
            read = decoded.Success;
            reason = decoded.Success ? _worker.Extract(_html.Written, _document) : decoded.Reason;
        }

        if (read && blocks)
        {
            _worker.Describe(_html.Written, _blocks);
        }

        Write(file, reason, output);
        return read;
    }

    private void Write(SourceFile file, string reason, LineOutput output)
    {
        string url = Scrubbing.Clean(_record.Url);
        Utf8JsonWriter json = output.Begin();
        json.WriteString("id", _record.SourceId.Length > 0 ? Scrubbing.Clean(_record.SourceId) : FormattableString.Invariant($"{file.Name}#{_record.Offset}"));
        json.WriteString("url", url);
        json.WriteString("encoding", _document.Encoding);
        json.WriteString("title", Scrubbing.Clean(_document.Title));
        (IReadOnlyList<PagePart> parts, string text) = _blocks.Count == 0
            ? ([], Scrubbing.Clean(_document.Text.ToString()))
            : PageParts.Of(_record.Body.Written, _document.Encoding, _html.Written, _document.Text.ToString(), _blocks, Scrubber);
        json.WriteString("text", text);
        json.WriteString("language", Scrubbing.Clean(_document.StatedLanguage));
        json.WriteString("date", Scrubbing.Clean(_document.Date));
        json.WriteString("author", Scrubbing.Clean(_document.Author));
        json.WriteString("licence", Scrubbing.Clean(_document.Licence));
        json.WriteString("canonical", Scrubbing.Clean(_document.CanonicalUrl));
        if (_document.LicenceConflict.Length > 0)
        {
            json.WriteString("licence_conflict", Scrubbing.Clean(_document.LicenceConflict));
        }

        if (reason.Length > 0)
        {
            json.WriteString("reason", reason);
        }

        if (blocks)
        {
            PageParts.Write(json, parts);
        }

        output.End();
    }
}
