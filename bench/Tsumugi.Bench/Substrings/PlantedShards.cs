using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.Documents;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Bench.Substrings;

/// <summary>Stores texts of JSON Lines as documents that are all kept, and plants passages of earlier documents into three of ten.</summary>
/// <param name="paths">Files of JSON Lines with a field `text`, packed with gzip or not.</param>
/// <param name="shards">The number of shards.</param>
/// <param name="mostBytes">UTF-8 bytes to store at most.</param>
internal sealed class PlantedShards(IReadOnlyList<string> paths, int shards, long mostBytes) : ITaskStage
{
    private const int Remembered = 4096;

    private readonly string[] _passages = new string[Remembered];
    private IEnumerator<string>? _texts;
    private ulong _number;

    public string Name => DecideStage.StageName;

    public IReadOnlyList<string> After => [];

    /// <summary>Gets the UTF-8 bytes stored.</summary>
    public long Bytes { get; private set; }

    /// <summary>Gets the documents stored.</summary>
    public long Documents { get; private set; }

    /// <summary>Gets where passages were planted: shard, row, stretch of the stored text.</summary>
    public List<(int Shard, long Row, TextSpan Span)> Planted { get; } = [];

    public int CountTasks(IRunView run) => shards;

    public void Run(ITaskContext task)
    {
        _texts ??= paths.SelectMany(Read).GetEnumerator();
        using var documents = new DocumentFileWriter(task.Output(DedupFiles.Documents(task.Index)));
        using var ids = new FileStream(task.Output(LedgerKeys.Ids(task.Index)), FileMode.Create);
        using var keep = new FileStream(task.Output(LedgerKeys.Keep(task.Index)), FileMode.Create);
        var document = new Document();
        byte[] id = new byte[16];
        for (long row = 0; Bytes < mostBytes / shards * (task.Index + 1) && _texts.MoveNext(); row++)
        {
            document.Clear();
            document.Id = new DocumentId(_number);
            document.Text.Set(Plant(_texts.Current, task.Index, row));
            documents.Add(document);
            BinaryPrimitives.WriteUInt128BigEndian(id, document.Id.Value);
            ids.Write(id);
            keep.WriteByte(1);
            Bytes += Encoding.UTF8.GetByteCount(document.Text.Written);
            Documents++;
        }

        documents.Complete();
        task.Count(DedupFiles.StoredCounter, documents.Count);
    }

    private static IEnumerable<string> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using var lines = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.GetProperty("text").GetString()!;
        }
    }

    private static int Whole(string text, int place) => place < text.Length && char.IsLowSurrogate(text[place]) ? place - 1 : place;

    private string Plant(string text, int shard, long row)
    {
        ulong dice = Hash64.Of(_number++);
        if (dice % 10 < 3 && _passages[dice / 10 % Remembered] is { } passage)
        {
            int at = Whole(text, (int)(dice / 100_000 % (ulong)(text.Length + 1)));
            Planted.Add((shard, row, new TextSpan(at, at + passage.Length)));
            text = text[..at] + passage + text[at..];
        }
        else if (text.Length > 1000)
        {
            // 150 to 400 units hold 100 letters even in indented text.
            int start = Whole(text, (int)(dice / 7 % (ulong)(text.Length - 600)));
            int end = Whole(text, start + 150 + (int)(dice / 13 % 250));
            if (text[start..end].Count(unit => !char.IsWhiteSpace(unit) && !char.IsLowSurrogate(unit)) >= 110)
            {
                _passages[dice / 10 % Remembered] = text[start..end];
            }
        }

        return text;
    }
}
