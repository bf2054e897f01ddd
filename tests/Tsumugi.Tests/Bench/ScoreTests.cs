using System.IO.Compression;
using Tsumugi.Corpus.Measuring;
using Tsumugi.Corpus.Scoring;

namespace Tsumugi.Tests.Bench;

public sealed class ScoreTests
{
    [Fact]
    public void Finds_planted_duplicates_and_merges_of_strangers()
    {
        using CorpusFolder folder = new();
        WriteTruth(folder, """
            {"id":"a","kind":"original","origin":null}
            {"id":"b","kind":"near","origin":"a","jaccard5":0.9}
            {"id":"c","kind":"near","origin":"a","jaccard5":0.5}
            {"id":"d","kind":"exact","origin":"a","jaccard5":1}
            {"id":"e","kind":"original","origin":null}
            """);
        string corpus = Write(folder, "corpus.jsonl", """
            {"id":"a","text":"東京都千代田区の朝は早い"}
            {"id":"e","text":"港の深さを測る船が着いた"}
            """);
        string clusters = Write(folder, "clusters.jsonl", """
            {"id":"b","kept":"a","jaccard":0.9}
            {"id":"e","kept":"a","jaccard":0.9}
            """);

        // c lies below the limit and need not be found; d was missed; e has nothing to do with a.
        Assert.Equal(
            "removed 2 of 5; planted duplicates found: exact 0 of 1 (0.00 %), near (Jaccard 0.8 or more) 1 of 1 (100.00 %); merges of strangers 1, of which below 0.8 by plain 5-grams 1, the lowest 0.000",
            new ClusterScore(new TruthTable(folder.Path), 0.8).Of(clusters, corpus));
    }

    [Fact]
    public void Judges_encodings_by_their_standard_names_and_leaves_ascii_pages_out()
    {
        using CorpusFolder folder = new();
        WriteTruth(folder, """
            {"uri":"http://a/","encoding":"iso-8859-1","ascii":false}
            {"uri":"http://b/","encoding":"shift_jis","ascii":false}
            {"uri":"http://c/","encoding":"euc-jp","ascii":true}
            """);
        string output = Write(folder, "out.jsonl", """
            {"url":"http://a/","encoding":"windows-1252","text":"é"}
            {"url":"http://b/","encoding":"euc-jp","text":"?"}
            {"url":"http://c/","encoding":"utf-8","text":""}
            """);
        Assert.Equal("3 of 3 pages, 2 with text; encoding right for 1 of 2 (50.00 %) pages beyond ASCII", PageScore.Encodings(new TruthTable(folder.Path), output));
    }

    [Fact]
    public void A_row_shows_medians_and_says_when_a_command_failed()
    {
        StepNote note = new("extract", 10_000_000, 500, "fine", "tsumugi extract");
        Measurement[] runs = [new("extract", 2, 1, 50_000_000, 0), new("extract", 1, 0.5, 60_000_000, 0), new("extract", 9, 4, 70_000_000, 6)];
        Assert.Contains("| extract | 10.0 | 500 | 3 | 2.00 | 9.00 | 5.0 | 1.00 | 10.0 | 70 | fine |", ResultTable.Write([note], runs), StringComparison.Ordinal);
        Assert.Contains("**failed with exit code 4**; fine", ResultTable.Write([note], [runs[0] with { ExitCode = 4 }]), StringComparison.Ordinal);
    }

    private static void WriteTruth(CorpusFolder folder, string lines)
    {
        using StreamWriter file = new(new GZipStream(File.Create(Path.Combine(folder.Path, "corpus.truth.jsonl.gz")), CompressionLevel.Fastest));
        file.Write(lines);
    }

    private static string Write(CorpusFolder folder, string name, string lines)
    {
        string path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, lines);
        return path;
    }
}
