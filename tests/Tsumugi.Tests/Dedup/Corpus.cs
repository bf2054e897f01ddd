using Tsumugi.Text;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Tests.Dedup;

/// <summary>Makes test corpora and knows the true similarity of their texts.</summary>
internal static class Corpus
{
    /// <summary>Random kanji: two such texts share next to nothing.</summary>
    public static string Kanji(int seed, int letters) => string.Create(letters, seed, (span, start) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = (char)(0x4E00 + (Hash64.Of((ulong)i, (ulong)start) % 20_000));
        }
    });

    /// <summary>Texts of which about half are followed by copies with none to many edits.</summary>
    public static Entry[] WithDuplicates(int count)
    {
        var entries = new List<Entry>();
        for (int seed = 0; entries.Count < count; seed++)
        {
            string text = Kanji(seed, 60 + (int)(Hash64.Of((ulong)seed, 1) % 900));
            entries.Add(new Entry($"{entries.Count:d5}", text));
            for (int copy = 0; copy < (int)(Hash64.Of((ulong)seed, 2) % 4); copy++)
            {
                entries.Add(new Entry($"{entries.Count:d5}", Edited(text, (seed * 10) + copy)));
            }
        }

        return [.. entries.Take(count)];
    }

    /// <summary>The definition of the similarity on keys.</summary>
    public static double Jaccard(string left, string right)
    {
        HashSet<string> a = Shingles(left);
        HashSet<string> b = Shingles(right);
        int both = a.Count(b.Contains);
        return (double)both / Math.Max(1, a.Count + b.Count - both);
    }

    /// <summary>Folds a text.</summary>
    public static string Key(string text)
    {
        var buffer = new TextBuffer();
        DedupKey.Fold(text, buffer);
        return buffer.ToString();
    }

    /// <summary>What must be equal for an exact duplicate: the key, or the letters themselves if the key has fewer than five.</summary>
    public static (string Key, string Text) ExactKey(string text) => ShingleSet.HasAtLeast(Key(text), 1) ? (Key(text), "") : ("", text.Trim());

    private static HashSet<string> Shingles(string text)
    {
        string key = Key(text);
        return [.. Enumerable.Range(0, Math.Max(0, key.Length - 4)).Select(i => key.Substring(i, 5))];
    }

    private static string Edited(string text, int seed)
    {
        char[] letters = text.ToCharArray();
        int edits = (int)(Hash64.Of((ulong)seed, 3) % (ulong)(1 + (letters.Length / 25)));
        for (int i = 0; i < edits; i++)
        {
            letters[Hash64.Of((ulong)((seed * 1000) + i), 4) % (ulong)letters.Length] = (char)('ぁ' + (Hash64.Of((ulong)i, (ulong)seed) % 80));
        }

        return new string(letters);
    }
}
