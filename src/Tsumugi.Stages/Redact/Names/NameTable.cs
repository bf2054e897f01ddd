using System.IO.Compression;
using System.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Redact.Names;

/// <summary>The gazetteer of families and given names (`names.txt.gz`, see NOTICE.md), and the letters that names are made of.</summary>
/// <remarks>
/// <para>
/// Words are held as 52 bits of a hash with their traits in the other twelve, in a table with open addressing: 2 MB. Two of a hundred thousand words
/// fall together with a chance of 10⁻⁶, and a strange word with one of them with 2·10⁻¹¹.
/// </para>
/// <para>Read once, when a text first has something like a name beside an honorific or a label: about 30 ms.</para>
/// </remarks>
internal sealed class NameTable
{
    private const int Slots = 1 << 18;
    private const ulong TraitBits = 0xFFF;
    private const char FirstKanji = '\u4E00';
    private const int Kanji = 0xA000 - FirstKanji;

    // A letter counts as one of given names (families) if so many names of the gazetteer have it in that place.
    private const int LeastGiven = 12;
    private const int LeastFamily = 6;

    private static readonly Lazy<NameTable> Loaded = new(() => new NameTable());

    private readonly ulong[] _slots = new ulong[Slots];
    private readonly ushort[] _firstOfGiven = new ushort[Kanji];
    private readonly ushort[] _lastOfGiven = new ushort[Kanji];
    private readonly ushort[] _ofFamily = new ushort[Kanji];

    private NameTable()
    {
        using Stream packed = typeof(NameTable).Assembly.GetManifestResourceStream("names/names.txt.gz") ?? throw new InvalidOperationException("names.txt.gz is not in the program");
        using StreamReader lines = new(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        int list = 0;
        while (lines.ReadLine() is { } line)
        {
            ReadOnlySpan<char> names = line.AsSpan(line.IndexOf('\t', StringComparison.Ordinal) + 1);
            foreach (Range range in names.Split(','))
            {
                Add(names[range], (NameTraits)(1 << list));
            }

            list++;
        }
    }

    /// <summary>Gets the table.</summary>
    public static NameTable Instance => Loaded.Value;

    /// <summary>Gets what the gazetteer knows of a word.</summary>
    public NameTraits Of(ReadOnlySpan<char> word)
    {
        ulong hash = Hash64.Of(word);
        for (int slot = (int)(hash >> 46); ; slot = (slot + 1) & (Slots - 1))
        {
            ulong entry = _slots[slot];
            if (entry == 0 || ((entry ^ hash) & ~TraitBits) == 0)
            {
                return (NameTraits)(entry & TraitBits);
            }
        }
    }

    /// <summary>Says whether letters could be a given name that the gazetteer lacks: its first and its last letter stand in such places of many names.</summary>
    public bool LooksGiven(ReadOnlySpan<char> letters)
        => letters.Length is 2 or 3 && Counts(_firstOfGiven, letters[0], LeastGiven) && Counts(_lastOfGiven, letters[^1], LeastGiven);

    /// <summary>Says whether letters could be a family that the gazetteer lacks.</summary>
    public bool LooksFamily(ReadOnlySpan<char> letters)
    {
        foreach (char letter in letters)
        {
            if (!Counts(_ofFamily, letter, LeastFamily))
            {
                return false;
            }
        }

        return letters.Length is 2 or 3;
    }

    private static bool Counts(ushort[] counts, char letter, int least) => (uint)(letter - FirstKanji) < Kanji && counts[letter - FirstKanji] >= least;

    private void Add(ReadOnlySpan<char> written, NameTraits trait)
    {
        Span<char> name = stackalloc char[64];
        name = name[..written.Length];
        for (int i = 0; i < written.Length; i++)
        {
            name[i] = NameLetters.Usual(written[i]);
        }

        ulong hash = Hash64.Of(name);
        int slot = (int)(hash >> 46);
        while (_slots[slot] != 0 && ((_slots[slot] ^ hash) & ~TraitBits) != 0)
        {
            slot = (slot + 1) & (Slots - 1);
        }

        _slots[slot] = (hash & ~TraitBits) | (_slots[slot] & TraitBits) | (ulong)trait;
        if (trait == NameTraits.Given && name.Length is 2 or 3)
        {
            Count(_firstOfGiven, name[0]);
            Count(_lastOfGiven, name[^1]);
        }
        else if ((trait & NameTraits.Family) != NameTraits.None)
        {
            foreach (char letter in name)
            {
                Count(_ofFamily, letter);
            }
        }
    }

    private static void Count(ushort[] counts, char letter)
    {
        if ((uint)(letter - FirstKanji) < Kanji && counts[letter - FirstKanji] < ushort.MaxValue)
        {
            counts[letter - FirstKanji]++;
        }
    }
}
