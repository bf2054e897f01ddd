using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Tsumugi.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Storage.Native;

/// <summary>Cuts text into words with MeCab and whatever dictionary the machine has.</summary>
/// <remarks>
/// <para>
/// Optional: <see cref="TryOpen"/> says whether the library `libmecab.so.2` and a dictionary in UTF-8 are there (Debian: libmecab2, mecab-ipadic-utf8). The words are
/// those of the dictionary, so the name carries its folder, its size and a hash over its files (user dictionaries too); another dictionary gives other numbers.
/// </para>
/// <para>Each line is cut alone, in stretches of at most <see cref="MostBytes"/> bytes. One thread.</para>
/// </remarks>
public sealed unsafe class MecabSegmenter : SafeHandle, ISegmenter
{
    private const int MostBytes = 40_000; // MeCab's lattice of a line takes some hundred bytes for each of these

    private byte[] _bytes = new byte[1 << 12];

    private MecabSegmenter(nint mecab, string name)
        : base(0, ownsHandle: true)
    {
        SetHandle(mecab);
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Opens MeCab with its default dictionary; null if either is missing or the dictionary is not in UTF-8.</summary>
    public static MecabSegmenter? TryOpen()
    {
        if (!NativeLibrary.TryLoad(MecabNative.Library, out _))
        {
            return null;
        }

        nint mecab = MecabNative.New("");
        if (mecab == 0)
        {
            return null;
        }

        MecabDictionary* dictionary = MecabNative.Dictionary(mecab);
        string charset = dictionary == null ? "" : Marshal.PtrToStringUTF8((nint)dictionary->Charset) ?? "";
        if (!charset.Equals("utf8", StringComparison.OrdinalIgnoreCase) && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            MecabNative.Destroy(mecab);
            return null;
        }

        List<string> files = [];
        for (MecabDictionary* part = dictionary; part != null; part = part->Next)
        {
            files.Add(Marshal.PtrToStringUTF8((nint)part->FileName) ?? "");
        }

        string folder = Path.GetDirectoryName(files[0]) ?? "";
        string target = Directory.Exists(folder) ? new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.Name ?? Path.GetFileName(folder) : Path.GetFileName(folder);
        string version = Marshal.PtrToStringUTF8((nint)MecabNative.Version()) ?? "";
        return new MecabSegmenter(mecab, string.Create(CultureInfo.InvariantCulture, $"mecab {version} {target} {dictionary->Words} words {MecabFingerprint.Of(files)}"));
    }

    /// <inheritdoc/>
    public void Cut(ReadOnlySpan<char> text, WordList words)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        words.Clear();
        int start = 0;
        while (start < text.Length)
        {
            int feed = text[start..].IndexOf('\n');
            int end = feed < 0 ? text.Length : start + feed;
            for (int from = start; from < end;)
            {
                int to = Math.Min(end, from + (MostBytes / 3));
                to -= to < end && to > from + 1 && char.IsHighSurrogate(text[to - 1]) ? 1 : 0;
                CutStretch(text, from, to, words);
                from = to;
            }

            start = end + 1;
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        MecabNative.Destroy(handle);
        return true;
    }

    private void CutStretch(ReadOnlySpan<char> text, int from, int to, WordList words)
    {
        int most = (to - from) * 3;
        if (_bytes.Length < most)
        {
            _bytes = new byte[Math.Max(most, _bytes.Length * 2)];
        }

        int length = Encoding.UTF8.GetBytes(text[from..to], _bytes);

        // SAFETY: the bytes stay pinned while MeCab's nodes, which point into them, are read; MeCab gets the exact length.
        fixed (byte* bytes = _bytes)
        {
            int at = 0;
            int unit = from;
            for (MecabNode* node = MecabNative.Cut(handle, bytes, (nuint)length); node != null; node = node->Next)
            {
                if (node->Length == 0)
                {
                    continue;
                }

                int start = UnitAt((int)(node->Surface - bytes), ref at, unit);
                unit = UnitAt((int)(node->Surface - bytes) + node->Length, ref at, start);
                Add(text, start, unit, words);
            }
        }
    }

    /// <summary>Goes on from a byte to a later one and counts units.</summary>
    private int UnitAt(int byteOffset, ref int at, int unit)
    {
        for (; at < byteOffset; at++)
        {
            unit += _bytes[at] >= 0xF0 ? 2 : (_bytes[at] & 0xC0) != 0x80 ? 1 : 0;
        }

        return unit;
    }

    /// <summary>Adds a word without the white space at its ends; the ideographic space is a word of some dictionaries.</summary>
    private static void Add(ReadOnlySpan<char> text, int start, int end, WordList words)
    {
        while (start < end && LetterClasses.IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && LetterClasses.IsBlank(text[end - 1]))
        {
            end--;
        }

        words.Add(start, end);
    }
}
