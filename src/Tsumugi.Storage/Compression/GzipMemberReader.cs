using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.Compression;

/// <summary>Reads a gzip file member by member, with each member's place in the file (RFC 1952; WARC keeps one record per member).</summary>
/// <remarks>
/// <para>
/// Protocol, one thread: <see cref="NextMember"/>; <see cref="Read"/> until 0; then <see cref="State"/> says whether the member was
/// whole. Members need not be read to their end: the next call skips and checks the rest.
/// </para>
/// <para>
/// Damage is data, never an exception: a damaged member gives its readable bytes and then <see cref="MemberState.Corrupt"/> or
/// <see cref="MemberState.Truncated"/>, and bytes that are no member give one empty corrupt member. Reading goes on at the next place
/// that begins a member and really inflates, so that the three magic bytes inside compressed data are not taken for one. Zeros
/// between members (tape padding) are skipped.
/// </para>
/// <para>
/// A slice from <c>start</c> to <c>end</c> gives exactly the members that begin in it, so slices that join give each member once.
/// Memory: 300 KiB for members of any size. Time: linear for any input, since no byte is scanned for a beginning more than twice.
/// Known misses: a damaged stored block that swallows a following member hides it when it is longer than 16 KiB. A gzip file inside a
/// member (a page sent compressed) may lie there as it is, and a slice that begins before it would take it for a member: where all
/// members begin alike, say how (`WARC/`), and it is told apart.
/// </para>
/// </remarks>
public sealed class GzipMemberReader : IDisposable
{
    // A false beginning fails within a few symbols: its first match nearly always reaches back before the member's first byte.
    private const int TrialInputBytes = 8 << 10;
    private const int TrialOutputBytes = 4 << 10;

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 0x08];

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly long _end;
    private readonly ReadWindow _window;
    private readonly ReadOnlyMemory<byte> _contentStart;
    private readonly GzipInflater _inflater = new();
    private GzipInflater? _trial;
    private byte[]? _scratch;
    private long _scanned;
    private bool _aligned;
    private bool _started;

    /// <summary>Creates a reader.</summary>
    /// <param name="stream">The compressed bytes, standing at <paramref name="start"/>.</param>
    /// <param name="start">Offset of the stream's present place; anything but 0 first looks for the next beginning of a member.</param>
    /// <param name="end">Members that begin here or later belong to the next slice.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <param name="contentStart">What the content of every member begins with, to find members from any byte and behind damage; empty if unknown.</param>
    public GzipMemberReader(
        Stream stream, long start = 0, long end = long.MaxValue, bool leaveOpen = false, ReadOnlyMemory<byte> contentStart = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(contentStart.Length, TrialOutputBytes, nameof(contentStart));
        _contentStart = contentStart;
        _stream = stream;
        _leaveOpen = leaveOpen;
        _end = end;
        _window = new ReadWindow(stream, start);
        _aligned = start == 0;
        MemberOffset = start;
    }

    /// <summary>Gets the offset in the file at which the present member begins.</summary>
    public long MemberOffset { get; private set; }

    /// <summary>Gets how many bytes of the present member came out so far.</summary>
    public long MemberBytes { get; private set; }

    /// <summary>Gets how far the present member is, or how it ended.</summary>
    public MemberState State { get; private set; }

    /// <summary>Gets the offset in the file where reading goes on; behind a damaged member it is where the next one begins.</summary>
    public long PositionBytes => Math.Min(_end, _window.Position);

    /// <summary>Opens a file or a slice of it.</summary>
    public static GzipMemberReader Open(string path, long start = 0, long end = long.MaxValue, ReadOnlyMemory<byte> contentStart = default)
    {
        FileStream file = new(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        file.Position = start;
        return new GzipMemberReader(file, start, end, contentStart: contentStart);
    }

    /// <summary>Goes to the next member, or to the next stretch that should be one.</summary>
    /// <returns>False when no member begins before the end of the slice.</returns>
    public bool NextMember()
    {
        if (State == MemberState.Reading && _started)
        {
            SkipMember();
        }

        if (!_aligned)
        {
            Scan();
            _aligned = true;
        }
        else if (_started)
        {
            SkipZeros();
        }

        if (_window.Position >= _end || !_window.Ensure(1))
        {
            return false;
        }

        Begin();
        return true;
    }

    /// <summary>Reads on in the present member.</summary>
    /// <returns>Bytes written; 0 at the member's end, whatever its state, or for an empty buffer.</returns>
    public int Read(Span<byte> buffer)
    {
        if (!_started || buffer.IsEmpty)
        {
            return 0;
        }

        while (State == MemberState.Reading)
        {
            if (_window.Ahead.IsEmpty && !_window.Fill())
            {
                Recover(MemberState.Truncated);
                break;
            }

            InflateResult result = _inflater.Step(_window.Ahead, buffer, out int consumed, out int written);
            _window.Advance(consumed);
            MemberBytes += written;
            switch (result)
            {
                case InflateResult.End:
                    State = MemberState.Complete;
                    return written;
                case InflateResult.Error:
                    Recover(MemberState.Corrupt);
                    return written;
                default:
                    // Nothing used and nothing given: zlib waits for bytes behind those it has seen.
                    if (consumed == 0 && written == 0 && !_window.Fill())
                    {
                        Recover(MemberState.Truncated);
                    }

                    break;
            }

            if (written > 0)
            {
                return written;
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _window.Dispose();
        _inflater.Dispose();
        _trial?.Dispose();
        if (!_leaveOpen)
        {
            _stream.Dispose();
        }
    }

    private void Begin()
    {
        _started = true;
        MemberOffset = _window.Position;
        MemberBytes = 0;
        _window.Ensure(Magic.Length);
        ReadOnlySpan<byte> head = _window.Ahead[..Math.Min(Magic.Length, _window.Ahead.Length)];
        if (head.SequenceEqual(Magic))
        {
            State = MemberState.Reading;
            _inflater.Reset();
        }
        else if (Magic.StartsWith(head))
        {
            _window.Advance(head.Length);
            State = MemberState.Truncated;
        }
        else
        {
            Recover(MemberState.Corrupt);
        }
    }

    private void SkipMember()
    {
        _scratch ??= new byte[64 << 10];
        while (State == MemberState.Reading)
        {
            Read(_scratch);
        }
    }

    private void SkipZeros()
    {
        while (_window.Ensure(1))
        {
            int letters = _window.Ahead.IndexOfAnyExcept((byte)0);
            if (letters >= 0)
            {
                _window.Advance(letters);
                return;
            }

            _window.Advance(_window.Ahead.Length);
        }
    }

    /// <summary>After damage: goes to the next member. A cut member may have swallowed its follower's first bytes, so this looks back a little.</summary>
    private void Recover(MemberState state)
    {
        long damaged = _window.Position;
        _window.MoveTo(Math.Max(Math.Max(MemberOffset + 1, damaged - ReadWindow.HistoryBytes), _scanned));
        Scan();

        // The file's end came too early, but a member follows: then it was this member that was cut, not the file.
        State = _window.Ahead.IsEmpty ? state : MemberState.Corrupt;

        // Bytes before this are never scanned again; otherwise nested false members would cost quadratic time.
        _scanned = Math.Max(_scanned, damaged);
    }

    /// <summary>Goes to the next place that begins a member and inflates; to the end of the slice or the file if there is none.</summary>
    private void Scan()
    {
        while (_window.Position < _end)
        {
            int found = _window.Ahead.IndexOf(Magic);
            if (found >= 0)
            {
                _window.Advance(found);
                if (Inflates())
                {
                    return;
                }

                _window.Advance(1);
                continue;
            }

            // The last two bytes may be the first two of a magic.
            _window.Advance(Math.Max(0, _window.Ahead.Length - (Magic.Length - 1)));
            if (!_window.Fill())
            {
                _window.Advance(_window.Ahead.Length);
                return;
            }
        }
    }

    private bool Inflates()
    {
        _trial ??= new GzipInflater();
        _scratch ??= new byte[64 << 10];
        _trial.Reset();
        _window.Ensure(TrialInputBytes);
        ReadOnlySpan<byte> input = _window.Ahead;
        InflateResult result = _trial.Step(input[..Math.Min(TrialInputBytes, input.Length)], _scratch.AsSpan(0, TrialOutputBytes), out _, out int written);
        ReadOnlySpan<byte> content = _scratch.AsSpan(0, Math.Min(written, _contentStart.Length));

        // At the end of the file a cut member may show less than its beginning.
        bool asExpected = _contentStart.Span.StartsWith(content) && (content.Length == _contentStart.Length || result == InflateResult.More);
        return result != InflateResult.Error && asExpected;
    }
}
