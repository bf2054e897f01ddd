using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Tsumugi.Storage.Native;

/// <summary>Tells dictionaries of MeCab apart by their content: two releases may have the same folder name and as many words.</summary>
/// <remarks>The system dictionary of Debian's IPADIC (52 MB) takes some 50 ms, so the answer is kept for the life of the process. Safe from any thread.</remarks>
internal static class MecabFingerprint
{
    private const int Digits = 12;

    // What decides on the cuts beside the words themselves: unknown words, letter classes, costs of neighbours, and the dictionary's settings.
    private static readonly string[] Companions = ["unk.dic", "char.bin", "matrix.bin", "dicrc"];

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>Gets the first digits of a SHA-256 over the dictionaries and what lies beside the first, the system dictionary.</summary>
    /// <param name="dictionaries">The dictionaries in MeCab's order.</param>
    public static string Of(IReadOnlyList<string> dictionaries) => Known.GetOrAdd(string.Join('\n', dictionaries), static (_, files) => Hash(files), dictionaries);

    private static string Hash(IReadOnlyList<string> dictionaries)
    {
        string folder = Path.GetDirectoryName(dictionaries[0]) ?? "";
        using IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in dictionaries.Concat(Companions.Select(name => Path.Combine(folder, name))).Where(File.Exists))
        {
            using FileStream content = File.OpenRead(file);
            all.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset())[..Digits];
    }
}
