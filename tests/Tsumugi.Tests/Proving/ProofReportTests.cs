using System.Text.Json;
using Tsumugi.Cli;
using Tsumugi.Cli.Proving;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Tests.Proving;

public sealed class ProofReportTests
{
    [Fact]
    public void A_tiny_proof_reads_as_it_was_reviewed()
    {
        using TemporaryFolder folder = new();
        ProofResult result = Run(folder, wanted => wanted);
        Golden.Matches("prove/report.en.md", ProofReport.Of(result, Tongue.English));
        Golden.Matches("prove/report.ja.md", ProofReport.Of(result, Tongue.Japanese));
    }

    [Fact]
    public void Documents_that_resemble_held_out_ones_are_drawn_by_no_arm()
    {
        using TemporaryFolder folder = new();

        // The second dataset has no ids, so its copies of held-out documents are known by their text alone.
        ProofResult result = Run(folder, wanted => wanted with { Arms = ArmFiles.Find([folder.File("raw.jsonl"), folder.Write("nameless.jsonl", Lines(160, withIds: false))]) });
        Assert.Equal(result.Scans[0].HeldOut + result.Scans[0].Resembling, result.Scans[1].Resembling);
        Assert.Equal(0, result.Scans[1].HeldOut);
        Assert.Equal(["nameless"], result.HeldOut.Unmatched);
        Assert.Contains(ProofWords.Limits(result), limit => limit.English.Contains("favours it over nameless", StringComparison.Ordinal));
    }

    private static ProofResult Run(TemporaryFolder folder, Func<ProofOrder, ProofOrder> change)
    {
        string raw = folder.Write("raw.jsonl", Lines(160, withIds: true));
        string part = folder.Write("part.jsonl", Lines(110, withIds: true));
        ProofOrder order = new()
        {
            Arms = ArmFiles.Find([raw, part]),
            HeldOutShare = 0.1,
            HeldOut = [],
            Bytes = 25_000,
            Draws = 2,
            Order = 3,
            IsSharedMix = false,
            LlamaDraws = 0,
            LlamaSteps = 1,
            Seed = 1,
            Workers = 2,
            MemoryBytes = 1_000_000_000,
        };
        return Prover.Run(change(order), new Session(Tongue.English, TextWriter.Null, TextWriter.Null, Interactive: false, Colour: false, TestContext.Current.CancellationToken));
    }

    private static string Lines(int documents, bool withIds) => string.Concat(Enumerable.Range(0, documents).Select(number =>
        JsonSerializer.Serialize(withIds ? new { id = $"d{number}", text = Text(number) } : (object)new { text = Text(number) }) + "\n"));

    private static string Text(int number)
    {
        string[] who = ["研究者", "祖母", "漁師", "司書", "大工", "先生", "写真家", "店主", "医者", "船長", "記者"];
        string[] what = ["古い地図を広げて", "川沿いの道を歩きながら", "小さな箱を開けて", "窓の外を眺めて", "長い手紙を読んで", "畑の土を確かめて", "石段をゆっくり登って"];
        string[] did = ["静かに話してくれた", "ノートに書きとめた", "町の将来を考えていた", "声をあげて喜んだ", "笑いながら語った", "近道を教えてくれた"];
        int state = (number * 7919) + 13;
        string Next(string[] of)
        {
            state = ((state * 1103515245) + 12345) & 0x7FFFFFFF;
            return of[(state >> 12) % of.Length];
        }

        return string.Concat(Enumerable.Range(0, 8).Select(sentence => $"{number}番の{Next(who)}は{Next(what)}、{Next(did)}。\n"));
    }
}
