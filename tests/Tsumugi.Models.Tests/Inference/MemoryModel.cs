using System.Text;
using Tsumugi.Models.Inference;

namespace Tsumugi.Tests.Models.Inference;

/// <summary>A model that knows one text by heart: after any beginning it goes on as that text does behind the longest end that it knows.</summary>
/// <remarks>Its tokens are bytes, 256 begins and 257 ends a text: letters come in pieces, as from a real model's byte fallback.</remarks>
internal sealed class MemoryModel(string text, TimeSpan wait = default, int context = 512) : ITextModel
{
    private const int BeginToken = 256;
    private const int EndToken = 257;

    private readonly byte[] _known = Encoding.UTF8.GetBytes(text);
    private readonly byte[][] _bytes = [.. Enumerable.Range(0, 258).Select(token => token < 256 ? new[] { (byte)token } : [])];

    public string Name => "memory";

    public long Created => 1_700_000_000;

    public int ContextLength => context;

    public int VocabularySize => 258;

    public int EmbeddingWidth => 4;

    public int? Begin => BeginToken;

    /// <summary>Gets how many sessions are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    private int _open;

    public bool Ends(int token) => token == EndToken;

    public ReadOnlySpan<byte> Bytes(int token) => _bytes[token];

    public void Encode(ReadOnlySpan<char> text, List<int> tokens) => tokens.AddRange(Encoding.UTF8.GetBytes(text.ToString()).Select(value => (int)value));

    public ITextSession Start()
    {
        Interlocked.Increment(ref _open);
        return new Session(this);
    }

    private sealed class Session(MemoryModel model) : ITextSession
    {
        private readonly List<int> _read = [];
        private readonly float[] _logits = new float[258];
        private readonly float[] _hidden = new float[4];

        public int Length => _read.Count;

        public ReadOnlySpan<float> Logits => _logits;

        public ReadOnlySpan<float> Hidden => _hidden;

        public void Append(int token)
        {
            Assert.True(_read.Count < model.ContextLength, "more tokens than the model can read");
            if (model.Wait > TimeSpan.Zero)
            {
                Thread.Sleep(model.Wait);
            }

            _read.Add(token);
            Array.Clear(_logits);
            _logits[Next()] = 10;
            for (int i = 0; i < 4; i++)
            {
                _hidden[i] = (token >> (2 * i)) & 3;
            }
        }

        public void Rewind(int length) => _read.RemoveRange(length, _read.Count - length);

        public void Dispose() => Interlocked.Decrement(ref model._open);

        private int Next()
        {
            for (int length = Math.Min(_read.Count, 64); length > 0; length--)
            {
                byte[] end = [.. _read.TakeLast(length).Select(token => (byte)token)];
                int at = model._known.AsSpan().IndexOf(end);
                if (at >= 0 && _read.TakeLast(length).All(token => token < 256))
                {
                    return at + length < model._known.Length ? model._known[at + length] : EndToken;
                }
            }

            return _read[^1] == BeginToken ? model._known[0] : EndToken;
        }
    }

    private TimeSpan Wait => wait;
}
