using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Tsumugi.Models.Packing;

/// <summary>Writes tokens as datatrove and nanotron read them (datatrove, pipeline/tokens/tokenizer.py).</summary>
/// <remarks>
/// <code>
/// X.ds            tokens of two or four bytes, back to back, without a header
/// X.ds.index      u64 end of each document, counted in tokens from the beginning
/// X.ds.metadata   text: name of the tokenizer and bytes of a token, number of tokens, the number for people
/// </code>
/// </remarks>
public sealed class DatatroveWriter : ITokenWriter
{
    private readonly string _path;
    private readonly string _tokenizer;
    private readonly TokenBytes _bytes;
    private readonly FileStream _tokens;
    private readonly FileStream _index;
    private long _count;

    /// <summary>Begins.</summary>
    /// <param name="prefix">Path without the ending `.ds`.</param>
    /// <param name="width">How tokens are written.</param>
    /// <param name="tokenizer">The name of the tokenizer, for the metadata.</param>
    public DatatroveWriter(string prefix, TokenWidth width, string tokenizer)
    {
        (_path, _tokenizer, _bytes) = (prefix + ".ds", tokenizer, new TokenBytes(width));
        _tokens = UnfinishedFiles.Create(_path);
        _index = UnfinishedFiles.Create(_path + ".index");
    }

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<int> document)
    {
        _tokens.Write(_bytes.Of(document));
        _count += document.Length;
        Span<byte> end = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(end, (ulong)_count);
        _index.Write(end);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _tokens.Dispose();
        _index.Dispose();
        using (FileStream metadata = UnfinishedFiles.Create(_path + ".metadata"))
        {
            metadata.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_tokenizer}|{_bytes.Size}\n{_count}\n{Short(_count)}")));
        }

        UnfinishedFiles.Publish(_path);
        UnfinishedFiles.Publish(_path + ".index");
        UnfinishedFiles.Publish(_path + ".metadata");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tokens.Dispose();
        _index.Dispose();
        File.Delete(UnfinishedFiles.NameOf(_path));
        File.Delete(UnfinishedFiles.NameOf(_path + ".index"));
    }

    /// <summary>Writes a number as datatrove does: `1.5 MT`.</summary>
    private static string Short(long count)
    {
        double value = count;
        string[] units = ["T", "KT", "MT", "GT", "TT"];
        int unit = 0;
        while (value >= 1000 && unit < units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {units[unit]}");
    }
}
