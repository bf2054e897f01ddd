using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Write;
using Tsumugi.Storage.Documents;

namespace Tsumugi.Stages.Earlier;

/// <summary>Reads documents that come back from the store of their run and writes them into the dataset of this one; a run without any has no such file.</summary>
internal sealed class RestoredTexts(ITaskContext task, WriteSettings settings, Redactor redactor) : IDisposable
{
    private readonly Document _document = new();
    private DatasetFiles? _files;
    private DocumentFileReader? _pages;
    private int _shard = -1;

    /// <summary>Gets the UTF-8 bytes written.</summary>
    public long Bytes { get; private set; }

    /// <summary>Writes a document; asked in the order of the corpus.</summary>
    /// <returns>The key of its file; empty if the privacy policy drops it.</returns>
    public string Write(CorpusMap corpus, int shard, in ClusterEntry entry)
    {
        if (_shard != shard)
        {
            _pages?.Dispose();
            _pages = new DocumentFileReader(corpus.Open(task, shard, DedupFiles.Documents));
            _shard = shard;
        }

        _pages!.ReadAt(entry.Row, _document);
        _files ??= new DatasetFiles(task, settings, redactor, "restored", LedgerKeys.Edits("redact-restored", task.Index));
        if (!_files.Write(_document, entry.Size))
        {
            return "";
        }

        Bytes += _files.Bytes;
        return _files.Key;
    }

    /// <summary>Finishes the files.</summary>
    public void Complete() => _files?.Complete();

    public void Dispose()
    {
        _pages?.Dispose();
        _files?.Dispose();
    }
}
