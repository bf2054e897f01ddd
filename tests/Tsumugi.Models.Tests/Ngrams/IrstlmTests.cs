using System.Globalization;
using System.Text.RegularExpressions;
using Tsumugi.Models.Ngrams;
using Tsumugi.Tests.Models.Classifier;

namespace Tsumugi.Tests.Models.Ngrams;

/// <summary>The IRST Language Modeling Toolkit of Debian reads our ARPA files and we read its, with the same perplexities.</summary>
public sealed partial class IrstlmTests : IDisposable
{
    private static readonly string Programs = Path.Combine(Repository.Root, "artifacts", "irstlm", "usr", "lib");

    private static readonly Lazy<bool> IsThere = new(() =>
    {
        _ = ForeignProgram.Run("/bin/sh", libraries: null, Path.Combine(Repository.Root, "eng", "irstlm.sh"));
        return File.Exists(Path.Combine(Programs, "irstlm", "bin", "compile-lm"));
    });

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _lines = [.. FastTextProgram.Lines(300).Select(line => line.Text).Where(line => !line.Any(char.IsWhiteSpace) && !line.Any(char.IsSurrogate))];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void It_reads_ours(int order)
    {
        Assert.True(_lines.Length > 100);
        string[] held = [.. _lines[^20..].Select(line => string.Concat(line.Where(letter => Alphabet.Standard.Spell([letter], new int[2]) == 1 && !IsUnknown(letter))))];
        NgramModel model = NgramTrainerTests.Train(_folder, _lines[..^20], Alphabet.Standard, new NgramSettings { Order = order });
        using (FileStream file = File.Create(_folder.File("ours.arpa")))
        {
            ArpaWriter.Write(_folder.File("model.lm"), file, new NgramSettings { WorkFolder = _folder.Root });
        }

        Assert.Equal(PerplexityOf(new NgramScorer(model), held), Perplexity("ours.arpa", held), 0.02);
    }

    [Fact]
    public void We_read_its()
    {
        string text = _folder.Write("text.txt", Apart(_lines));
        Run("tlm", $"-tr={text}", "-n=3", "-lm=wb", $"-oarpa={_folder.File("its.arpa")}");
        string[] asked = _lines[..40];
        Assert.Equal(PerplexityOf(new NgramScorer(NgramModel.Read(_folder.File("its.arpa"))), asked), Perplexity("its.arpa", asked), 0.02);
    }

    private static bool IsUnknown(char letter)
    {
        int[] symbols = new int[2];
        _ = Alphabet.Standard.Spell([letter], symbols);
        return symbols[0] == Alphabet.Unknown;
    }

    private static double PerplexityOf(NgramScorer scorer, IEnumerable<string> lines)
    {
        TextBits all = default;
        foreach (string line in lines)
        {
            all += scorer.ScoreLine(line);
        }

        Assert.Equal(0, all.Outside);
        return Math.Pow(2, all.PerLetter);
    }

    private static string Apart(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"<s> {string.Join(' ', line.ToCharArray())} </s>\n"));

    private double Perplexity(string model, IEnumerable<string> lines)
    {
        string said = Run("compile-lm", _folder.File(model), $"--eval={_folder.Write("asked.txt", Apart(lines))}");
        Match found = Told().Match(said);
        Assert.True(found.Success, said);
        return double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string Run(string program, params string[] arguments)
    {
        if (!IsThere.Value)
        {
            Assert.Skip("Debian's irstlm could not be fetched");
        }

        ForeignProgram run = ForeignProgram.Run(Path.Combine(Programs, "irstlm", "bin", program), $"{Programs}:{Path.Combine(Programs, "x86_64-linux-gnu")}", arguments);
        return run.Out + run.Error;
    }

    [GeneratedRegex(@"Nw=\d+ PP=([0-9.]+)")]
    private static partial Regex Told();
}
