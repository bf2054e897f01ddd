using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Models.Formats;

namespace Tsumugi.Models.Packing;

/// <summary>The file beside packed tokens that says where each document comes from: JSON Lines for any tool, and the starts of its lines.</summary>
/// <remarks>
/// <code>
/// X.documents.jsonl   {"id","url","source","licence","title"} for each document, in the order of the tokens
/// X.documents.idx     i64 start of each line, then i64 the length of the file
/// </code>
/// Any number of threads may read.
/// </remarks>
public sealed class PackedDocumentFile : IDisposable
{
    private const int LongestLine = 1 << 20;

    private readonly SafeFileHandle _lines;
    private readonly SafeFileHandle _starts;
    private readonly string _path;

    private PackedDocumentFile(SafeFileHandle lines, SafeFileHandle starts, string path, long count) => (_lines, _starts, _path, Count) = (lines, starts, path, count);

    /// <summary>Gets the number of documents.</summary>
    public long Count { get; }

    /// <summary>Gets the path of the lines beside packed tokens.</summary>
    /// <param name="prefix">The path of the tokens without its ending.</param>
    public static string LinesPath(string prefix) => prefix + ".documents.jsonl";

    /// <summary>Gets the path of the starts.</summary>
    public static string StartsPath(string prefix) => prefix + ".documents.idx";

    /// <summary>Opens the file.</summary>
    /// <param name="prefix">The path of the tokens without its ending.</param>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU5200: it is missing, cut, or the two parts do not fit.</exception>
    public static PackedDocumentFile Open(string prefix)
    {
        string path = LinesPath(prefix);
        if (!File.Exists(path) || !File.Exists(StartsPath(prefix)))
        {
            ModelFiles.BrokenTokens(path, "the list of documents is missing; `tsumugi pack` writes it", "文書の一覧がありません。`tsumugi pack` が書き出します");
        }

        SafeFileHandle lines = File.OpenHandle(path, options: FileOptions.RandomAccess);
        SafeFileHandle starts = File.OpenHandle(StartsPath(prefix), options: FileOptions.RandomAccess);
        try
        {
            long length = RandomAccess.GetLength(starts);
            Span<byte> last = stackalloc byte[sizeof(long)];
            if (length < sizeof(long) || length % sizeof(long) != 0 || RandomAccess.Read(starts, last, length - sizeof(long)) != sizeof(long) || BinaryPrimitives.ReadInt64LittleEndian(last) != RandomAccess.GetLength(lines))
            {
                ModelFiles.BrokenTokens(path, "the starts of its lines do not fit it", "行の開始位置の一覧と合いません");
            }

            return new PackedDocumentFile(lines, starts, path, (length / sizeof(long)) - 1);
        }
        catch
        {
            lines.Dispose();
            starts.Dispose();
            throw;
        }
    }

    /// <summary>Reads about one document.</summary>
    public PackedDocument Read(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        Span<byte> bounds = stackalloc byte[2 * sizeof(long)];
        RandomAccess.Read(_starts, bounds, number * sizeof(long));
        long start = BinaryPrimitives.ReadInt64LittleEndian(bounds);
        long end = BinaryPrimitives.ReadInt64LittleEndian(bounds[sizeof(long)..]);
        if (start < 0 || end < start || end - start > LongestLine)
        {
            ModelFiles.BrokenTokens(_path, $"line {number} goes from byte {start} to {end}", $"{number} 行目が {start} バイトから {end} バイトとなっています");
        }

        byte[] line = new byte[end - start];
        RandomAccess.Read(_lines, line, start);
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            string Text(string name) => json.RootElement.GetProperty(name).GetString() ?? "";
            return new PackedDocument(number, Text("id"), Text("url"), Text("source"), Text("licence"), Text("title"));
        }
        catch (Exception bad) when (bad is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            ModelFiles.BrokenTokens(_path, $"line {number} does not tell of a document", $"{number} 行目が文書の情報になっていません");
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lines.Dispose();
        _starts.Dispose();
    }
}
