using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Trials;
using Tsumugi.Stages.Verdicts;
using Tsumugi.Tests.Dedup;

namespace Tsumugi.Tests.Trials;

/// <summary>A file of verdicts gives back what was written, and notices every changed byte.</summary>
public sealed class VerdictFileTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(4095, 1)]
    [InlineData(4096, 3)]
    [InlineData(4097, 130)]
    [InlineData(9000, 64)]
    public void Gives_back_what_was_written(int rows, int tests)
    {
        using TemporaryFolder folder = new();
        RuleBits bits = Bits(tests);
        string path = Write(folder, bits, rows);
        Assert.Equal(bits.Fingerprint(), VerdictReader.TestsOf(path));

        // Trials ask for more tests than the run had: one word more, which must come out empty, also over what the shard before left there.
        SourceNames sources = new();
        _ = sources.Of("その他"u8);
        ShardDocuments read = new(bits.Words);
        read.Begin(12_000);
        Array.Fill(read.Words[^1], -1);
        Array.Fill(read.Hosts, -1);
        new VerdictReader().Read(path, read, sources);
        Assert.Equal(rows, read.Count);
        for (int row = 0; row < rows; row++)
        {
            Assert.Equal(Word(row, 0), read.Hosts[row]);
            for (int word = 1; word < bits.Words; word++)
            {
                Assert.Equal(Word(row, word), read.Words[word - 1][row]);
            }

            DocumentRank rank = Rank(row);
            Assert.Equal(0, read.Words[^1][row]);
            Assert.Equal((row * 7, rank.Letters, rank.Day, rank.Quality, Source(row)), (read.Bytes[row], read.Letters[row], read.Days[row], read.Japanese[row], sources[read.Sources[row]]));
        }
    }

    [Fact]
    public void Every_changed_or_missing_byte_is_noticed()
    {
        using TemporaryFolder folder = new();
        RuleBits bits = Bits(3);
        string path = Write(folder, bits, 20);
        byte[] whole = File.ReadAllBytes(path);
        for (int place = 0; place < whole.Length; place++)
        {
            byte[] changed = [.. whole];
            changed[place] ^= 0x40;
            File.WriteAllBytes(path, changed);
            Assert.Throws<InvalidDataException>(() => new VerdictReader().Read(path, new ShardDocuments(bits.Words), new SourceNames()));
            File.WriteAllBytes(path, whole[..place]);
            Assert.Throws<InvalidDataException>(() => new VerdictReader().Read(path, new ShardDocuments(bits.Words), new SourceNames()));
        }
    }

    [Fact]
    public void The_fingerprint_knows_every_part_of_a_test_and_the_hosts()
    {
        Rule rule = new() { Id = "r", Measure = "text/letters", Because = "tests", Min = 0.1, Max = 2 };
        Preset preset = Preset(rule);
        Preset[] presets =
        [
            preset, Preset(rule with { Min = double.BitIncrement(0.1) }), Preset(rule with { Max = null }), Preset(rule with { Min = null }), Preset(rule with { MinExclusive = true }), Preset(rule with { MaxExclusive = true }),
            Preset(rule with { Measure = "text/bytes" }), Preset(rule, rule with { Max = 3 }), Preset(rule with { Max = 3 }, rule),
        ];
        ulong[] fingerprints = [.. presets.Select(Fingerprint)];
        Assert.Equal(presets.Length, fingerprints.Distinct().Count());
        Assert.Equal(fingerprints[0], Fingerprint(Preset(rule with { Id = "other", Because = "words" })));
    }

    private static ulong Fingerprint(Preset preset)
    {
        RuleBits bits = new();
        _ = new JudgedTrial(new Trial("run", preset), bits);
        return bits.Fingerprint();
    }

    private static Preset Preset(params Rule[] rules) => new() { Name = "p", Summary = "", SummaryJa = "", Source = "", Rules = rules };

    private static RuleBits Bits(int tests)
    {
        RuleBits bits = new();
        for (int test = 0; test < tests; test++)
        {
            _ = bits.Of(new Rule { Id = "r", Measure = "text/letters", Because = "tests", Min = test });
        }

        return bits;
    }

    private static string Write(TemporaryFolder folder, RuleBits bits, int rows)
    {
        FolderRun run = new(folder.Root);
        FolderTask task = new(run, "judge", 0, folder.File("scratch"));
        using VerdictWriter writer = new(task, 3, bits);
        long[] words = new long[bits.Words];
        for (int row = 0; row < rows; row++)
        {
            for (int word = 0; word < words.Length; word++)
            {
                words[word] = Word(row, word);
            }

            writer.Add(words, Source(row), row * 7, Rank(row));
        }

        writer.Complete();
        Assert.Equal(rows, Assert.Single(task.Commit().Outputs).Records);
        return run.Path(LedgerKeys.Verdicts(3));
    }

    private static long Word(int row, int word) => unchecked(((row * 0x1234567L) + word) * (long)0x9E3779B97F4A7C15);

    private static DocumentRank Rank(int row) => new(row % 2 == 0, row + 1, row % 5, row * 1.5);

    private static string Source(int row) => row % 3000 < 1500 ? "新聞" : "web";
}
