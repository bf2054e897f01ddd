using System.Buffers.Binary;

namespace Tsumugi.Models.Packing;

/// <summary>Writes tokens as llm.c and modded-nanogpt read them: files `X-00000.bin` with a header of 256 numbers.</summary>
/// <remarks>
/// <code>
/// i32[256]   20240520, 1, number of tokens, 0 …   then u16 tokens   (GPT-2 style)
/// i32[256]   20240801, 7, number of tokens, 0 …   then u32 tokens   (llama-3 style)
/// </code>
/// A new file begins at the size of a shard; documents may be cut by it, as llm.c's own data are.
/// </remarks>
public sealed class LlmcWriter : ITokenWriter
{
    private const int ShortMagic = 20240520;
    private const int LongMagic = 20240801;
    private const int Header = 256 * sizeof(int);

    private readonly string _prefix;
    private readonly int _shardTokens;
    private readonly TokenWidth _width;
    private readonly TokenBytes _bytes;
    private readonly List<string> _paths = [];
    private FileStream? _file;
    private int _count;

    /// <summary>Begins.</summary>
    /// <param name="prefix">Path without `-00000.bin`.</param>
    /// <param name="width">How tokens are written.</param>
    /// <param name="shardTokens">Tokens of a file; llm.c's own data have 100 million.</param>
    public LlmcWriter(string prefix, TokenWidth width, int shardTokens = 100_000_000) => (_prefix, _width, _shardTokens, _bytes) = (prefix, width, shardTokens, new TokenBytes(width));

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<int> document)
    {
        while (!document.IsEmpty)
        {
            if (_file is null)
            {
                Begin();
            }

            int taken = Math.Min(document.Length, _shardTokens - _count);
            _file!.Write(_bytes.Of(document[..taken]));
            _count += taken;
            document = document[taken..];
            if (_count == _shardTokens)
            {
                End();
            }
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        if (_file is not null || _paths.Count == 0)
        {
            if (_file is null)
            {
                Begin();
            }

            End();
        }

        _paths.ForEach(UnfinishedFiles.Publish);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        foreach (string path in _paths)
        {
            File.Delete(UnfinishedFiles.NameOf(path));
        }
    }

    private void Begin()
    {
        _paths.Add(FormattableString.Invariant($"{_prefix}-{_paths.Count:D5}.bin"));
        _file = UnfinishedFiles.Create(_paths[^1]);
        _file.Write(new byte[Header]);
        _count = 0;
    }

    private void End()
    {
        Span<byte> head = stackalloc byte[3 * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(head, _width == TokenWidth.UInt16 ? ShortMagic : LongMagic);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], _width == TokenWidth.UInt16 ? 1 : 7);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], _count);
        _file!.Position = 0;
        _file.Write(head);
        _file.Dispose();
        _file = null;
    }
}
