namespace Tsumugi.Stages.Dedup;

/// <summary>One bit for each document of the corpus; grows past the limit of one array.</summary>
internal sealed class DocumentBits
{
    private const int ChunkBits = 30;

    private readonly ulong[][] _chunks;

    public DocumentBits(long documents)
    {
        _chunks = new ulong[(int)((documents >> ChunkBits) + 1)][];
        for (int i = 0; i < _chunks.Length; i++)
        {
            long bits = Math.Min(1L << ChunkBits, documents - ((long)i << ChunkBits));
            _chunks[i] = new ulong[(bits + 63) / 64];
        }
    }

    public bool this[long ordinal] => (Chunk(ordinal)[Word(ordinal)] >> (int)(ordinal & 63) & 1) != 0;

    public void Set(long ordinal) => Chunk(ordinal)[Word(ordinal)] |= 1UL << (int)(ordinal & 63);

    private static int Word(long ordinal) => (int)((ordinal & ((1L << ChunkBits) - 1)) >> 6);

    private ulong[] Chunk(long ordinal) => _chunks[(int)(ordinal >> ChunkBits)];
}
