using System.IO.Compression;
using System.Text;
using Tsumugi.Stages.Redact.Names;

namespace Tsumugi.Tests.Redact.Names;

/// <summary>Families and given names of the shared lists, parted by whether the program's gazetteer has them.</summary>
/// <remarks>The lists hold back one in forty of the rarer names from the gazetteer (<c>eng/person-names.py</c>): those are the unknown ones here.</remarks>
internal sealed record NameLists(IReadOnlyList<string> Frequent, IReadOnlyList<string> Families, IReadOnlyList<string> UnknownFamilies, IReadOnlyList<string> Given, IReadOnlyList<string> UnknownGiven)
{
    public static NameLists Read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        NameTable table = NameTable.Instance;
        List<string> frequent = [.. Rows("lexica/personal-names/last_name_org.csv.gz", Encoding.UTF8).Select(row => row[0]).Where(IsKanji)];
        List<string> families = [.. frequent];
        List<string> unknownFamilies = [];
        HashSet<string> given = new(StringComparer.Ordinal);
        foreach (string[] row in Rows("lexica/ipadic-eucjp/Noun.name.csv.gz", Encoding.GetEncoding("euc-jp")))
        {
            if (row[7] == "姓" && row[0].Length is 2 or 3 && IsKanji(row[0]))
            {
                (table.Of(row[0]) == NameTraits.None ? unknownFamilies : families).Add(row[0]);
            }
            else if (row[7] == "名" && row[0].Length is 2 or 3 && IsKanji(row[0]))
            {
                given.Add(row[0]);
            }
        }

        foreach (string sex in (ReadOnlySpan<string>)["man", "woman"])
        {
            given.UnionWith(Rows($"lexica/personal-names/first_name_{sex}_org.csv.gz", Encoding.UTF8).SelectMany(row => row[2..]).Where(name => name.Length is 2 or 3 && IsKanji(name)));
        }

        List<string> ordered = [.. given.Order(StringComparer.Ordinal)];
        return new NameLists(frequent, families, unknownFamilies, [.. ordered.Where(name => (table.Of(name) & NameTraits.Given) != NameTraits.None)], [.. ordered.Where(name => table.Of(name) == NameTraits.None)]);
    }

    private static IEnumerable<string[]> Rows(string path, Encoding encoding)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Repository.Shared(path)), CompressionMode.Decompress), encoding);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }

    private static bool IsKanji(string name) => name.All(letter => letter is (>= '一' and <= '鿿') or '々');
}
