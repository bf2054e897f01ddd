using System.Security.Cryptography;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Serve.Access;

/// <summary>The keys that open the server, each with a label that stands for it in logs.</summary>
/// <remarks>Only SHA-256 of keys is kept, and a key is compared with all of them in equal time. A colon in a key is legal. Immutable.</remarks>
public sealed class KeyRing
{
    private readonly (string Label, byte[] Hash)[] _keys;

    private KeyRing((string Label, byte[] Hash)[] keys) => _keys = keys;

    /// <summary>Gets a ring without keys: everybody may enter.</summary>
    public static KeyRing Open { get; } = new([]);

    /// <summary>Gets whether a key is asked for.</summary>
    public bool Locked => _keys.Length > 0;

    /// <summary>Reads a file of keys: a line each, a label, blank space, the key; `#` begins a remark.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TsumugiException">TSU2100: a line is not of that form; the key is not repeated. TSU4001: there is no such file.</exception>
    public static KeyRing Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new TsumugiException("TSU4001", ExitCode.InputMissing, path, new Phrase("there is no such file of keys", "鍵のファイルがありません"));
        }

        List<(string Label, byte[] Hash)> keys = [];
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string[] parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0 || parts[0].StartsWith('#'))
            {
                continue;
            }

            if (parts.Length != 2 || keys.Any(key => key.Label == parts[0]))
            {
                throw new TsumugiException(
                    "TSU2100",
                    ExitCode.Usage,
                    $"{path}:{number}",
                    new Phrase("expected a label that occurs once, a blank and a key", "「ラベル（重複不可）、空白、鍵」の形になっていません"),
                    new Phrase("for example `team-a 0b1f:secret`", "例: `team-a 0b1f:secret`"));
            }

            keys.Add((parts[0], Hash(parts[1])));
        }

        return keys.Count > 0 ? new KeyRing([.. keys]) : throw new TsumugiException("TSU2100", ExitCode.Usage, path, new Phrase("the file holds no key", "ファイルに鍵が一つもありません"));
    }

    /// <summary>Finds whose key a header holds.</summary>
    /// <param name="authorization">The header `Authorization`; null if absent.</param>
    /// <returns>The label; null if the key is missing or wrong.</returns>
    public string? LabelOf(string? authorization)
    {
        const string Scheme = "Bearer ";
        string? found = null;
        if (authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true)
        {
            byte[] hash = Hash(authorization[Scheme.Length..].Trim());
            foreach ((string label, byte[] known) in _keys)
            {
                found = CryptographicOperations.FixedTimeEquals(hash, known) ? label : found;
            }
        }

        return found;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
