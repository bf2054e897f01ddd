using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>Inflates one gzip member after the other and says exactly how many compressed bytes it used.</summary>
/// <remarks>One thread at a time. 40 KiB of native memory.</remarks>
internal sealed unsafe class GzipInflater : SafeHandle
{
    private InflateState _state;

    internal GzipInflater()
        : base(0, ownsHandle: true)
    {
        fixed (InflateState* state = &_state)
        {
            if (InflateNative.Init(state, InflateNative.GzipWindowBits) != InflateNative.Ok)
            {
                throw new IOException("zlib: no memory for an inflater");
            }
        }

        SetHandle(1); // Only "is open": the pointers are in the state.
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Begins a new member.</summary>
    internal void Reset()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        fixed (InflateState* state = &_state)
        {
            _ = InflateNative.Reset(state, InflateNative.GzipWindowBits);
        }
    }

    /// <summary>Inflates as much as fits.</summary>
    internal InflateResult Step(ReadOnlySpan<byte> input, Span<byte> output, out int consumed, out int written)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);

        // SAFETY: both spans and the state stay pinned during the call; zlib gets the exact lengths and keeps no pointer of ours.
        fixed (byte* from = input, to = output)
        fixed (InflateState* state = &_state)
        {
            // zlib refuses null even where the length is 0.
            byte none = 0;
            state->Input = from == null ? &none : from;
            state->Output = to == null ? &none : to;
            state->InputLeft = (uint)input.Length;
            state->OutputLeft = (uint)output.Length;
            int code = InflateNative.Inflate(state, 0);
            consumed = input.Length - (int)state->InputLeft;
            written = output.Length - (int)state->OutputLeft;
            return code switch
            {
                InflateNative.Ok or InflateNative.BufferError => InflateResult.More,
                InflateNative.StreamEnd => InflateResult.End,
                _ => InflateResult.Error,
            };
        }
    }

    protected override bool ReleaseHandle()
    {
        fixed (InflateState* state = &_state)
        {
            return InflateNative.End(state) == InflateNative.Ok;
        }
    }
}
