using System.IO.Compression;
using System.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Redact.Addresses;

/// <summary>The municipalities of Japan and their towns, from the postal table (`towns.txt.gz`, see NOTICE.md).</summary>
/// <remarks>Read once, when a text first has something like a house number behind the name of a municipality: about 50 ms and 2 MB.</remarks>
internal sealed class AddressTable
{
    /// <summary>The longest name of a municipality without its prefecture, in UTF-16 units.</summary>
    private const int LongestName = 12;

    private const int LongestTown = 20;

    private static readonly Lazy<AddressTable> Loaded = new(Read);

    private readonly Dictionary<string, int[]> _byName;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly ulong[] _towns;

    private AddressTable(Dictionary<string, int[]> byName, ulong[] towns)
    {
        (_byName, _towns) = (byName, towns);
        _lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets the table.</summary>
    public static AddressTable Instance => Loaded.Value;

    /// <summary>Gets the municipalities whose name ends a text: those of the longest name, with or without its district 郡.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the name.</param>
    /// <returns>Numbers of municipalities; several share a name (府中市). Empty if none ends here.</returns>
    public ReadOnlySpan<int> EndingIn(ReadOnlySpan<char> text, out int length)
    {
        for (length = Math.Min(LongestName, text.Length); length > 1; length--)
        {
            if (_lookup.TryGetValue(text[^length..], out int[]? found))
            {
                return found;
            }
        }

        length = 0;
        return [];
    }

    /// <summary>Gets the length of the longest town of a municipality that a text begins with; 0 if it begins with none.</summary>
    public int TownAt(int municipality, ReadOnlySpan<char> text)
    {
        for (int length = Math.Min(LongestTown, text.Length); length > 0; length--)
        {
            if (Array.BinarySearch(_towns, Key(municipality, text[..length])) >= 0)
            {
                return length;
            }
        }

        return 0;
    }

    private static ulong Key(int municipality, ReadOnlySpan<char> town) => Hash64.Of(town, (ulong)municipality + 1);

    private static AddressTable Read()
    {
        Dictionary<string, List<int>> names = new(StringComparer.Ordinal);
        List<ulong> towns = [];
        using Stream packed = typeof(AddressTable).Assembly.GetManifestResourceStream("addresses/towns.txt.gz") ?? throw new InvalidOperationException("towns.txt.gz is not in the program");
        using StreamReader lines = new(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        for (int municipality = 0; lines.ReadLine() is { } line; municipality++)
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            string name = line[Prefectures.StartOf(line)..tab];
            Add(names, name, municipality);
            int district = name.IndexOf('郡', 1);
            if (district > 0 && district + 2 < name.Length && name[^1] is '町' or '村')
            {
                Add(names, name[(district + 1)..], municipality);
            }

            foreach (Range town in line.AsSpan(tab + 1).Split(','))
            {
                ReadOnlySpan<char> letters = line.AsSpan(tab + 1)[town];
                if (letters.Length > 0)
                {
                    towns.Add(Key(municipality, letters));
                }
            }
        }

        ulong[] sorted = [.. towns];
        Array.Sort(sorted);
        return new AddressTable(names.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray(), StringComparer.Ordinal), sorted);
    }

    private static void Add(Dictionary<string, List<int>> names, string name, int municipality)
    {
        if (!names.TryGetValue(name, out List<int>? list))
        {
            names[name] = list = [];
        }

        list.Add(municipality);
    }
}
