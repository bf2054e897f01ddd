using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Tsumugi.Corpus.Measuring;

/// <summary>Says on what machine the figures were taken.</summary>
public static class Machine
{
    /// <summary>Gets the processor's name as the system tells it.</summary>
    public static string Processor { get; } = Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>Gets the processor's name as a folder name.</summary>
    public static string Slug
    {
        get
        {
            StringBuilder slug = new();
            foreach (char letter in Processor.ToLowerInvariant().Replace("(r)", "", StringComparison.Ordinal).Replace("(tm)", "", StringComparison.Ordinal))
            {
                if (char.IsAsciiLetterOrDigit(letter))
                {
                    slug.Append(letter);
                }
                else if (slug.Length > 0 && slug[^1] != '-')
                {
                    slug.Append('-');
                }
            }

            return slug.ToString().TrimEnd('-');
        }
    }

    /// <summary>Describes processor, cores, memory, system and runtime in Markdown.</summary>
    public static string Describe()
    {
        long memory = long.TryParse(Field("/proc/meminfo", "MemTotal")?.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long kilobytes) ? kilobytes * 1024 : 0;
        string load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        return string.Create(CultureInfo.InvariantCulture, $"""
            - processor: {Processor}, {Environment.ProcessorCount} cores, {memory / 1e9:0.0} GB of memory
            - system: {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}
            - load of the machine when the runs had ended (one minute, this benchmark included): {load}

            """);
    }

    private static string? Field(string file, string name)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        string? line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
