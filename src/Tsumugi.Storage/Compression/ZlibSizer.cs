using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.Compression;

/// <summary>Says how many bytes zlib makes of some bytes at level 9, without keeping them.</summary>
/// <remarks>Native memory of a quarter of a MiB while it runs; nothing managed is allocated per call. Not thread-safe.</remarks>
public sealed class ZlibSizer
{
    private readonly byte[] _waste = new byte[1 << 14];

    /// <summary>Compresses and counts.</summary>
    /// <returns>The size of the zlib stream with its header and checksum; 0 if there was no memory for it.</returns>
    public unsafe long SizeOf(ReadOnlySpan<byte> bytes)
    {
        InflateState state = default;
        if (DeflateNative.Init(&state, DeflateNative.BestCompression, DeflateNative.Deflated, DeflateNative.ZlibWindowBits, DeflateNative.DefaultMemory, DeflateNative.DefaultStrategy) != InflateNative.Ok)
        {
            return 0;
        }

        long size = 0;

        // SAFETY: both arrays stay pinned during the calls; zlib gets their exact lengths, and the state lives until End.
        fixed (byte* from = bytes, to = _waste)
        {
            byte none = 0;
            state.Input = from == null ? &none : from;
            state.InputLeft = (uint)bytes.Length;
            int code = InflateNative.Ok;
            while (code == InflateNative.Ok)
            {
                state.Output = to;
                state.OutputLeft = (uint)_waste.Length;
                code = DeflateNative.Deflate(&state, DeflateNative.Finish);
                size += _waste.Length - state.OutputLeft;
            }

            _ = DeflateNative.End(&state);
        }

        return size;
    }
}
