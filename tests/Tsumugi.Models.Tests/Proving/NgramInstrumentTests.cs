using Tsumugi.Models.Ngrams;
using Tsumugi.Models.Proving;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Tests.Models.Proving;

public sealed class NgramInstrumentTests
{
    [Fact]
    public void Every_control_ranks_behind_its_source_and_workers_change_no_bit()
    {
        using TemporaryFolder folder = new();
        HeldOutDomain[] domains = [new("prose", [.. Enumerable.Range(1000, 20).Select(Prose)])];
        string[] draws = [.. Enumerable.Range(0, 2).Select(draw => string.Concat(Enumerable.Range(draw * 200, 200).Select(Prose)))];
        string Text(int arm, int draw) => arm == 0 ? draws[draw] : NegativeControl.All[arm - 1].Spoil(draws[draw], ProofText.Bytes(draws[draw]), new SeededRandom((ulong)draw));
        NgramInstrument Run(int workers)
        {
            NgramInstrument instrument = new(new NgramSettings { Order = 4, WorkFolder = folder.Root }, domains);
            instrument.Run(1 + NegativeControl.All.Count, 2, Text, workers, () => { }, CancellationToken.None);
            return instrument;
        }

        NgramInstrument one = Run(1);
        foreach (ArmScores scores in (ArmScores[])[one.All, one.Known])
        {
            ProofVerdict verdict = ProofVerdict.Of(scores, firstControl: 1);
            Assert.True(verdict.LastOverall);
            Assert.Equal(0, verdict.Ranking[0]);
            Assert.Equal(3, verdict.Ranking[^1]);
        }

        NgramInstrument four = Run(4);
        for (int arm = 0; arm < 4; arm++)
        {
            Assert.Equal(one.All.Bits(arm, 1).ToArray(), four.All.Bits(arm, 1).ToArray());
            Assert.Equal(one.Known.Bits(arm, 0).ToArray(), four.Known.Bits(arm, 0).ToArray());
            Assert.Equal(one.Facts[arm], four.Facts[arm]);
        }

        // Every random letter makes new n-grams.
        Assert.True(one.Facts[0][0].Ngrams < one.Facts[1][0].Ngrams);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Letters_that_one_arm_lacks_are_left_out_for_all()
    {
        using TemporaryFolder folder = new();
        string with = string.Concat(Enumerable.Repeat("山の上に鳥がいた。\n", 40));
        string without = string.Concat(Enumerable.Repeat("山の上に馬がいた。\n", 40));
        NgramInstrument instrument = new(new NgramSettings { Order = 3, WorkFolder = folder.Root }, [new("one", ["鳥が山にいた\n"])]);
        instrument.Run(2, 1, (arm, _) => arm == 0 ? with : without, 1, () => { }, CancellationToken.None);

        // Six letters and the end of the line; 鳥 is unknown to the second arm.
        Assert.Equal((7, 6), (instrument.All.Letters(0)[0], instrument.Known.Letters(0)[0]));
        double difference = instrument.All.Bits(1, 0)[0] - instrument.All.Bits(0, 0)[0];
        Assert.True(difference > 2 * (instrument.Known.Bits(1, 0)[0] - instrument.Known.Bits(0, 0)[0]));
    }

    private static string Prose(int seed)
    {
        string[] who = ["研究者", "祖母", "漁師", "司書", "大工", "先生", "写真家", "店主"];
        string[] what = ["古い地図を広げて", "川沿いの道を歩きながら", "小さな箱を開けて", "窓の外を眺めて", "長い手紙を読んで", "畑の土を確かめて", "石段をゆっくり登って"];
        string[] did = ["静かに話してくれた", "ノートに書きとめた", "町の将来を考えていた", "声をあげて喜んだ", "笑いながら語った", "近道を教えてくれた"];
        SeededRandom random = new((ulong)seed);
        return string.Concat(Enumerable.Range(0, 6).Select(_ => $"{who[random.Below(who.Length)]}は{what[random.Below(what.Length)]}、{did[random.Below(did.Length)]}。\n"));
    }
}
