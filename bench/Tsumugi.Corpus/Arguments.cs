using System.Globalization;

namespace Tsumugi.Corpus;

/// <summary>The `--name value` pairs of a command; a name that nobody asked for is an error.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Reads the pairs.</summary>
    /// <exception cref="UsageException">A name has no value, or a value no name.</exception>
    public Arguments(ReadOnlySpan<string> words)
    {
        for (int i = 0; i < words.Length; i += 2)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == words.Length)
            {
                throw new UsageException($"`{words[i]}`: expected `--name value`");
            }

            _values[words[i]] = words[i + 1];
        }
    }

    public string? Text(string name)
    {
        _asked.Add(name);
        return _values.GetValueOrDefault(name);
    }

    public string Needed(string name) => Text(name) ?? throw new UsageException($"`{name}` is missing");

    public int Whole(string name, int otherwise) => Text(name) is { } text
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value : throw new UsageException($"`{name}` is `{text}`, expected a number above 0")
        : otherwise;

    public double Number(string name, double otherwise) => Text(name) is { } text
        ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 0 ? value : throw new UsageException($"`{name}` is `{text}`, expected a number from 0")
        : otherwise;

    /// <summary>Reads a size: `200MB`, `1.5GB`, `4096`; units are powers of ten, as disks and this project's figures have them.</summary>
    public long? Size(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        (string ending, double unit) = Array.Find([("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("B", 1.0)], pair => text.EndsWith(pair.Item1, StringComparison.OrdinalIgnoreCase));
        bool ok = double.TryParse(text.AsSpan(0, text.Length - (ending?.Length ?? 0)), NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        double bytes = number * (ending is null ? 1 : unit);
        return ok && bytes is >= 1 and < 1e17 ? (long)bytes : throw new UsageException($"`{name}` is `{text}`, expected a size such as `200MB`");
    }

    /// <summary>Complains about names that no command asked for.</summary>
    public void RejectOthers()
    {
        if (_values.Keys.FirstOrDefault(name => !_asked.Contains(name)) is { } unknown)
        {
            throw new UsageException($"`{unknown}` is not an option here; there are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}");
        }
    }
}
