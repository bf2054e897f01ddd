namespace Tsumugi.Tests.Storage;

/// <summary>A disk that is full after some bytes.</summary>
public sealed class FullStream(long capacity) : MemoryStream
{
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Length + buffer.Length > capacity)
        {
            throw new IOException("no space left");
        }

        base.Write(buffer);
    }
}
