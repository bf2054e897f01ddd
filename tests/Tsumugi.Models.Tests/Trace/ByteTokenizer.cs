using System.Text;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Trace;

/// <summary>A tokenizer of bytes, with 256 as the end of a text: letters come in pieces, as from byte fallback.</summary>
internal sealed class ByteTokenizer : ITokenizer
{
    private readonly byte[][] _bytes = [.. Enumerable.Range(0, 257).Select(token => token < 256 ? new[] { (byte)token } : [])];

    public int VocabularySize => 257;

    public int? EndOfText => 256;

    public void Encode(ReadOnlySpan<char> text, List<int> tokens) => tokens.AddRange(Encoding.UTF8.GetBytes(text.ToString()).Select(value => (int)value));

    public ReadOnlySpan<byte> Bytes(int token) => _bytes[token];
}
