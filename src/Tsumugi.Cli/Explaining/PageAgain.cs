using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Steps;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;
using Tsumugi.Stages.Decode;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Refine;
using Tsumugi.Stages.Scrub;
using Tsumugi.Storage.Files;
using Tsumugi.Text;

namespace Tsumugi.Cli.Explaining;

/// <summary>Reads a page of a finished run again from its source and takes its text out once more, to show what was cut and why.</summary>
/// <remarks>Nothing of it is stored by a run: extraction gives the same result again, so the source is enough, as long as it is unchanged.</remarks>
internal sealed class PageAgain
{
    private readonly RunManifest _manifest;
    private readonly Plan? _plan;
    private readonly Dictionary<SourceFile, Phrase?> _checked = [];

    /// <summary>Opens the plan of a run.</summary>
    public PageAgain(RunFolder folder, RunManifest manifest)
    {
        _manifest = manifest;
        try
        {
            Plan plan = PlanFile.Load(folder.PlanFile);
            _plan = plan.Hash == manifest.Plan ? plan : null;
        }
        catch (TsumugiException)
        {
            // Shown as what cannot be told of each page.
        }
    }

    /// <summary>Reads a page again.</summary>
    public PageStory Read(DocumentLife life)
    {
        if (life.Encoding.Length == 0)
        {
            return PageStory.None;
        }

        if (_plan is null)
        {
            return new PageStory([], 0, new Phrase("what was kept and cut cannot be shown: `work/plan.json`, which says where the source lies, is gone", "採用・除外した部分は表示できません。情報源の場所を記した `work/plan.json` がありません"));
        }

        SourceFile? file = _plan.Shards.ElementAtOrDefault(life.Shard)?.Files.FirstOrDefault(file => file.Name == life.Path && file.Start <= life.Offset && life.Offset < file.End);
        if (file is null)
        {
            return new PageStory([], 0, Differs(life.Path));
        }

        try
        {
            return Trouble(file) is { } trouble ? new PageStory([], 0, trouble) : Extract(life, file, _plan);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new PageStory([], 0, Gone(file.Path));
        }
    }

    private static Phrase Gone(string path) => new($"what was kept and cut cannot be shown: the source {path} is gone or cannot be read", $"採用・除外した部分は表示できません。情報源の {path} がないか、読み込めません");

    private static Phrase Differs(string name) => new($"what was kept and cut cannot be shown: the source {name} is no longer the file that the run read", $"採用・除外した部分は表示できません。情報源の {name} は実行時に読んだファイルと異なります");

    /// <summary>Holds a source against size and hash of the manifest.</summary>
    private Phrase? Trouble(SourceFile file)
    {
        if (!_checked.TryGetValue(file, out Phrase? trouble))
        {
            trouble = !File.Exists(file.Path) ? Gone(file.Path) : IsAsRead(file) ? null : Differs(file.Name);
            _checked.Add(file, trouble);
        }

        return trouble;
    }

    private bool IsAsRead(SourceFile file)
    {
        (string name, long start, long end) = HashedSource.StretchOf(file);
        TaskOutput? input = _manifest.Inputs.FirstOrDefault(input => input.Key == name);
        return input is not null && input.Bytes == end - start && FileHash.Sha256(file.Path, start, end) == input.Sha256;
    }

    private static PageStory Extract(DocumentLife life, SourceFile file, Plan plan)
    {
        RawRecord record = new();
        if (!TryFind(file with { Start = life.Offset, End = life.Offset + 1 }, life.Offset, record) && !TryFind(file, life.Offset, record))
        {
            return new PageStory([], 0, Differs(file.Name));
        }

        if (record.Kind != RecordKind.Page)
        {
            return PageStory.None;
        }

        TextBuffer html = new();
        Document document = new();
        List<ExtractedBlock> blocks = [];
        DecodeResult decoded = new PageDecoder().Decode(record.Body.Written, record.HttpCharset, isHtml: true, html);
        if (!decoded.Success || decoded.Encoding != life.Encoding)
        {
            return new PageStory([], 0, OtherProgram(plan.Engine));
        }

        IExtractionWorker worker = Catalogue.Extractor(plan.Recipe.Sections["extract"]).CreateWorker();
        worker.Extract(html.Written, document);
        worker.Describe(html.Written, blocks);
        string text = document.Text.ToString();
        (IReadOnlyList<PagePart> parts, _) = PageParts.Of(record.Body.Written, decoded.Encoding, html.Written, text, blocks, new MyNumberScrubber(), new Redactor(plan.Recipe.Privacy));
        bool same = life.Row < 0 || System.Text.Encoding.UTF8.GetByteCount(Scrubbing.Clean(text)) == life.TextBytes;
        return new PageStory(parts, record.Body.Length, same ? null : OtherProgram(plan.Engine));
    }

    private static Phrase OtherProgram(string engine) => new($"this program reads the page differently from Tsumugi {engine}, which made the run", $"このページの読み取り結果が、実行時の Tsumugi {engine} と異なります");

    private static bool TryFind(SourceFile file, long offset, RawRecord record)
    {
        using IRecordReader reader = Catalogue.Reader(file.Kind).Open(file);
        while (reader.TryRead(record))
        {
            if (record.Offset == offset)
            {
                return true;
            }
        }

        return false;
    }
}
