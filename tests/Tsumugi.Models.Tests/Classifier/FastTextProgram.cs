using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Tsumugi.Tests.Models.Classifier;

/// <summary>Debian's fasttext, fetched by `eng/fasttext.sh`: what the own reader and writer are held against.</summary>
internal static class FastTextProgram
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "fasttext", "usr");

    private static readonly bool IsThere = Fetch();

    /// <summary>Runs the program; skips the test where it cannot be had.</summary>
    public static string Run(params string[] arguments)
    {
        if (!IsThere)
        {
            Assert.Skip("Debian's fasttext could not be fetched");
        }

        return Start(Path.Combine(Folder, "bin", "fasttext"), arguments);
    }

    /// <summary>Gets for each line of a file the labels and probabilities that the program prints.</summary>
    public static List<(string Label, double Probability)[]> Predict(string model, string file, int count) =>
        [.. Run("predict-prob", model, file, count.ToString(CultureInfo.InvariantCulture)).TrimEnd('\n').Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(pair => (pair[0]["__label__".Length..], double.Parse(pair[1], CultureInfo.InvariantCulture))).ToArray())];

    /// <summary>Gets lines of the shared texts with the name of their file; every so many go into another set.</summary>
    public static List<(string Label, string Text)> Lines(int perLabel, int skip = 0)
    {
        List<(string, string)> lines = [];
        foreach (string name in (string[])["aozora", "law", "sql-docs", "php-manual", "react-docs"])
        {
            using StreamReader reader = new(new GZipStream(File.OpenRead(Repository.Shared($"text/{name}.jsonl.gz")), CompressionMode.Decompress));
            int seen = 0;
            while (seen < skip + perLabel && reader.ReadLine() is { } json)
            {
                using JsonDocument document = JsonDocument.Parse(json);
                foreach (string line in document.RootElement.GetProperty("text").GetString()!.Split('\n').Where(line => line.Length is >= 10 and <= 400).Take(20))
                {
                    if (seen++ >= skip && seen <= skip + perLabel)
                    {
                        lines.Add((name, line.Replace('\r', ' ')));
                    }
                }
            }
        }

        return lines;
    }

    /// <summary>Writes lines with labels in an order that mixes the labels, words parted by spaces for every second line so that both kinds of text are there.</summary>
    public static string Write(TemporaryFolder folder, string name, IReadOnlyList<(string Label, string Text)> lines, bool labelled)
    {
        StringBuilder all = new();
        for (int i = 0; i < lines.Count; i++)
        {
            (string label, string text) = lines[(int)((long)i * 7919 % lines.Count)];
            all.Append(labelled ? $"__label__{label} " : "").Append(i % 2 == 0 ? text : Spaced(text)).Append('\n');
        }

        return folder.Write(name, all.ToString());
    }

    private static string Spaced(string text)
    {
        StringBuilder spaced = new();
        for (int i = 0; i < text.Length; i++)
        {
            spaced.Append(text[i]);
            if (i % 2 == 1 && !char.IsHighSurrogate(text[i]))
            {
                spaced.Append(' ');
            }
        }

        return spaced.ToString();
    }

    private static bool Fetch()
    {
        string program = Path.Combine(Folder, "bin", "fasttext");
        if (!File.Exists(program) && !OperatingSystem.IsWindows())
        {
            Start("/bin/sh", Path.Combine(Repository.Root, "eng", "fasttext.sh"));
        }

        return File.Exists(program);
    }

    private static string Start(string program, params string[] arguments)
    {
        ForeignProgram run = ForeignProgram.Run(program, Path.Combine(Folder, "lib", "x86_64-linux-gnu"), arguments);
        Assert.True(run.ExitCode == 0, $"{Path.GetFileName(program)} {string.Join(' ', arguments)}: {run.Error}");
        return run.Out;
    }
}
