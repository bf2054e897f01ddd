using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Storage.Compression;
using Tsumugi.Storage.Files;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Stages.Read.Blocking;

/// <summary>Says whether an address is on one of the lists of a recipe. Immutable; many workers ask at once.</summary>
/// <remarks>
/// <para>
/// Entries are kept as one row of bytes, found by sorted hashes and compared letter by letter, so that no page is blocked for another's hash. About 32
/// bytes of memory for each entry besides its letters; a question costs a lookup for each label of the host and each part of the path.
/// </para>
/// <para>An entry blocks whole labels and whole parts: `example.jp` not `notexample.jp`, `example.jp/ad` not `example.jp/address`.</para>
/// </remarks>
public sealed class UrlBlockList
{
    private const int MostPathParts = 64;
    private const int LongestLine = 4096;

    private readonly ulong[] _hashes;
    private readonly int[] _entries;
    private readonly Entries _all;

    private UrlBlockList(Entries all)
    {
        _all = all;
        _hashes = [.. all.Hashes];
        _entries = new int[_hashes.Length];
        for (int i = 0; i < _entries.Length; i++)
        {
            _entries[i] = i;
        }

        // Entries in the order of the lists within equal hashes: of two that block the same, the first is told.
        Array.Sort(_hashes, _entries);
        SortEqual();
    }

    /// <summary>Gets the number of entries.</summary>
    public int Count => _entries.Length;

    /// <summary>Reads lists.</summary>
    /// <param name="files">The lists; packed ones (`.gz`, `.zst`) are unpacked.</param>
    /// <exception cref="TsumugiException">TSU2062: a line is neither host nor address. TSU4020: a list has changed since the plan was made.</exception>
    public static UrlBlockList Read(IReadOnlyList<ListFile> files)
    {
        Entries all = new([.. files.Select(file => file.Name)]);
        for (int list = 0; list < files.Count; list++)
        {
            if (FileHash.Sha256(files[list].Path) != files[list].Sha256)
            {
                throw new TsumugiException("TSU4020", ExitCode.InputMissing, files[list].Path, new Phrase("the list has changed since the plan was made", "計画を作った後に一覧が変更されています"), new Phrase("build anew", "作り直してください"));
            }

            using StreamReader lines = new(CompressedFiles.OpenRead(files[list].Path), Encoding.UTF8);
            for (int number = 1; lines.ReadLine() is { } line; number++)
            {
                Add(all, list, number, line);
            }
        }

        return new UrlBlockList(all);
    }

    /// <summary>Finds the entry that blocks an address; null if none does.</summary>
    public BlockedEntry? Find(string url)
    {
        if (_entries.Length == 0 || !UrlKey.TryOf(url, out string host, out ReadOnlySpan<char> path))
        {
            return null;
        }

        for (int from = 0; from >= 0;)
        {
            if (FindExactly(host[from..]) is { } entry)
            {
                return entry;
            }

            int dot = host.IndexOf('.', from);
            from = dot < 0 ? -1 : dot + 1;
        }

        int end = 0;
        for (int part = 0; part < MostPathParts && end < path.Length; part++)
        {
            int next = path[(end + 1)..].IndexOfAny('/', '?', '&');
            end = next < 0 ? path.Length : end + 1 + next;
            for (int from = 0; from >= 0;)
            {
                if (FindExactly($"{host[from..]}{path[..end]}") is { } entry)
                {
                    return entry;
                }

                int dot = host.IndexOf('.', from);
                from = dot < 0 ? -1 : dot + 1;
            }
        }

        return null;
    }

    private static void Add(Entries all, int list, int number, string line)
    {
        int remark = line.AsSpan().IndexOf('#');
        ReadOnlySpan<char> text = (remark < 0 ? line : line.AsSpan(0, remark)).Trim();
        if (text.IsEmpty)
        {
            return;
        }

        (string first, string second) = Words(text);

        // A hosts file: the address that blocked names lead to comes first.
        (string address, string category) = first is "0.0.0.0" or "127.0.0.1" or "::" or "::1" ? (second, "") : (first, second);
        address = address.StartsWith("*.", StringComparison.Ordinal) ? address[2..] : address.TrimStart('.');
        if (line.Length > LongestLine || !UrlKey.TryOf(address, out string host, out ReadOnlySpan<char> path) || !IsHost(host))
        {
            throw new TsumugiException(
                "TSU2062",
                ExitCode.Usage,
                $"{all.Lists[list]}:{number}",
                new Phrase($"neither a host nor an address: `{(address.Length > 60 ? address[..60] + "…" : address)}`", $"ホストでも URL でもありません: `{(address.Length > 60 ? address[..60] + "…" : address)}`"),
                new Phrase("write `example.jp` or `example.jp/path`, perhaps with a category behind a blank", "`example.jp` や `example.jp/path` のように書き、分類は空白の後に書いてください"));
        }

        all.Add($"{host}{path.TrimEnd('/')}", list, number, category);
    }

    private static (string First, string Second) Words(ReadOnlySpan<char> text)
    {
        int blank = text.IndexOfAny(' ', '\t', '\u3000');
        if (blank < 0)
        {
            return (text.ToString(), "");
        }

        ReadOnlySpan<char> rest = text[blank..].Trim();
        int next = rest.IndexOfAny(' ', '\t', '\u3000');
        return (text[..blank].ToString(), (next < 0 ? rest : rest[..next]).ToString());
    }

    /// <summary>A list of words for another program would block whatever ends so; a host has letters of hosts only, and a dot.</summary>
    private static bool IsHost(string host) => host.Contains('.', StringComparison.Ordinal) && host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    private BlockedEntry? FindExactly(string text)
    {
        ulong hash = Hash64.Of(text);
        int at = Array.BinarySearch(_hashes, hash);
        if (at < 0)
        {
            return null;
        }

        while (at > 0 && _hashes[at - 1] == hash)
        {
            at--;
        }

        for (; at < _hashes.Length && _hashes[at] == hash; at++)
        {
            if (_all.Is(_entries[at], text))
            {
                return _all.Of(_entries[at], text);
            }
        }

        return null;
    }

    private void SortEqual()
    {
        for (int start = 0; start < _hashes.Length;)
        {
            int end = start + 1;
            while (end < _hashes.Length && _hashes[end] == _hashes[start])
            {
                end++;
            }

            Array.Sort(_entries, start, end - start);
            start = end;
        }
    }

    /// <summary>The entries of all lists, their letters one behind the other.</summary>
    private sealed class Entries(string[] lists)
    {
        private readonly List<int> _starts = [0];
        private readonly List<byte> _letters = [];
        private readonly List<(int Line, byte List, byte Category)> _origins = [];
        private readonly List<string> _categories = [""];

        public string[] Lists => lists;

        public List<ulong> Hashes { get; } = [];

        public void Add(string text, int list, int line, string category)
        {
            int known = _categories.IndexOf(category);
            if (known < 0)
            {
                known = _categories.Count < byte.MaxValue ? _categories.Count : 0;
                if (known > 0)
                {
                    _categories.Add(category);
                }
            }

            _letters.AddRange(Encoding.UTF8.GetBytes(text));
            _starts.Add(_letters.Count);
            _origins.Add((line, (byte)list, (byte)known));
            Hashes.Add(Hash64.Of(text));
        }

        public bool Is(int entry, string text)
        {
            int start = _starts[entry];
            int length = _starts[entry + 1] - start;
            if (Encoding.UTF8.GetByteCount(text) != length)
            {
                return false;
            }

            byte[] bytes = Encoding.UTF8.GetBytes(text);
            for (int i = 0; i < length; i++)
            {
                if (_letters[start + i] != bytes[i])
                {
                    return false;
                }
            }

            return true;
        }

        public BlockedEntry Of(int entry, string text) => new(lists[_origins[entry].List], _origins[entry].Line, text, _categories[_origins[entry].Category]);
    }
}
