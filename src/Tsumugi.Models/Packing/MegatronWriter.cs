using System.Buffers.Binary;

namespace Tsumugi.Models.Packing;

/// <summary>Writes documents as Megatron's `.bin` and `.idx`, one sequence for each document; the files get their names when they are whole.</summary>
/// <remarks>The caller appends the token that ends a document, as Megatron's `--append-eod` does. One caller at a time.</remarks>
public sealed class MegatronWriter : ITokenWriter
{
    private readonly string _prefix;
    private readonly FileStream _tokens;
    private readonly List<int> _lengths = [];
    private readonly TokenBytes _bytes;
    private bool _finished;

    /// <summary>Begins.</summary>
    /// <param name="prefix">Path without the endings.</param>
    /// <param name="width">How tokens are written.</param>
    public MegatronWriter(string prefix, TokenWidth width)
    {
        (_prefix, Width) = (MegatronFormat.Prefix(prefix), width);
        _tokens = UnfinishedFiles.Create(MegatronFormat.TokensPath(_prefix));
        _bytes = new TokenBytes(width);
    }

    /// <summary>Gets how tokens are written.</summary>
    public TokenWidth Width { get; }

    /// <summary>Gets the documents so far.</summary>
    public int Documents => _lengths.Count;

    /// <summary>Gets the tokens so far.</summary>
    public long Tokens { get; private set; }

    /// <summary>Gets the width that Megatron takes for a vocabulary.</summary>
    public static TokenWidth WidthFor(int vocabularySize) => vocabularySize < MegatronFormat.MostShortVocabulary ? TokenWidth.UInt16 : TokenWidth.Int32;

    /// <summary>Adds a document.</summary>
    /// <param name="document">Its tokens; at least one.</param>
    /// <exception cref="ArgumentException">There is none, or one does not fit into the width.</exception>
    public void Add(ReadOnlySpan<int> document)
    {
        if (document.IsEmpty)
        {
            throw new ArgumentException("a document has at least one token", nameof(document));
        }

        _tokens.Write(_bytes.Of(document));
        _lengths.Add(document.Length);
        Tokens += document.Length;
    }

    /// <summary>Writes the index and gives both files their names; files of that name must not be there.</summary>
    /// <exception cref="IOException">A file of that name is there, or the disk is full.</exception>
    public void Finish()
    {
        _tokens.Dispose();
        string index = MegatronFormat.IndexPath(_prefix);
        using (FileStream file = UnfinishedFiles.Create(index))
        {
            WriteIndex(file);
        }

        UnfinishedFiles.Publish(MegatronFormat.TokensPath(_prefix));
        UnfinishedFiles.Publish(index);
        _finished = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tokens.Dispose();
        if (!_finished)
        {
            File.Delete(UnfinishedFiles.NameOf(MegatronFormat.TokensPath(_prefix)));
            File.Delete(UnfinishedFiles.NameOf(MegatronFormat.IndexPath(_prefix)));
        }
    }

    private void WriteIndex(FileStream file)
    {
        Span<byte> header = stackalloc byte[MegatronFormat.HeaderBytes];
        MegatronFormat.Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt64LittleEndian(header[9..], MegatronFormat.Version);
        header[17] = Width == TokenWidth.UInt16 ? MegatronFormat.UInt16Code : MegatronFormat.Int32Code;
        BinaryPrimitives.WriteUInt64LittleEndian(header[18..], (ulong)_lengths.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(header[26..], (ulong)_lengths.Count + 1);
        file.Write(header);
        Span<byte> eight = stackalloc byte[8];
        foreach (int length in _lengths)
        {
            BinaryPrimitives.WriteInt32LittleEndian(eight, length);
            file.Write(eight[..4]);
        }

        long at = 0;
        foreach (int length in _lengths)
        {
            BinaryPrimitives.WriteInt64LittleEndian(eight, at);
            file.Write(eight);
            at += (long)length * (Width == TokenWidth.UInt16 ? 2 : 4);
        }

        for (long mark = 0; mark <= _lengths.Count; mark++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(eight, mark);
            file.Write(eight);
        }
    }
}
