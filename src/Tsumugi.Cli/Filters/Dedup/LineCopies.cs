using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Storage.Documents;
using Tsumugi.Text;

namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>Stores texts and ids of a packed file.</summary>
internal sealed class LineCopies : IDisposable
{
    private readonly ITaskContext _task;
    private readonly DocumentFileWriter _texts;
    private readonly DocumentFileWriter _ids;
    private readonly Document _document = new();
    private readonly Document _name = new();

    /// <summary>Begins the files of a task.</summary>
    public LineCopies(ITaskContext task)
    {
        _task = task;
        _texts = new DocumentFileWriter(task.Output(DedupFiles.Documents(task.Index)));
        _ids = new DocumentFileWriter(task.Output(LineStore.IdKey(task.Index)));
    }

    /// <summary>Adds a line.</summary>
    public void Add(TextBuffer text, ReadOnlySpan<char> id)
    {
        _document.Text.Set(text.Written);
        _texts.Add(_document);
        _name.Url = id.ToString();
        _ids.Add(_name);
    }

    /// <summary>Publishes the files.</summary>
    public void Complete()
    {
        _texts.Complete();
        _ids.Complete();
        _task.Records(DedupFiles.Documents(_task.Index), _texts.Count);
        _task.Records(LineStore.IdKey(_task.Index), _ids.Count);
    }

    public void Dispose()
    {
        _texts.Dispose();
        _ids.Dispose();
    }
}
