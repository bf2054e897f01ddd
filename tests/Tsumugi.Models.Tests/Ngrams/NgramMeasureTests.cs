using Tsumugi.Contracts.Measures;
using Tsumugi.Models.Ngrams;
using Tsumugi.Text;

namespace Tsumugi.Tests.Models.Ngrams;

/// <summary>Bits per letter as a number of documents.</summary>
public sealed class NgramMeasureTests
{
    [Fact]
    public void The_number_is_what_a_letter_costs_under_the_model_for_every_worker()
    {
        using TemporaryFolder folder = new();
        using NgramTrainer trainer = new(Alphabet.Of("ab".EnumerateRunes()), new NgramSettings { Order = 2, WorkFolder = folder.Root });
        trainer.AddText("ab\nab\nba");
        trainer.Write(folder.File("a.lm"), TestContext.Current.CancellationToken);
        int readings = 0;
        Lazy<NgramModel> model = new(() =>
        {
            Interlocked.Increment(ref readings);
            return NgramModel.Read(folder.File("a.lm"));
        });
        NgramMeasure shared = new(new MeasureModel { Name = "plain", Kind = MeasureModel.LanguageModel, File = "a.lm" }, model);
        Assert.Equal("lm/plain-bits-per-letter", shared.Card.Id);
        Assert.Equal(Unit.BitsEach, shared.Card.Unit);
        IMeasure[] workers = [.. Enumerable.Range(0, 4).Select(_ => shared.ForWorker())];
        foreach (string text in new[] { "ab\nba", "aabb", "\uD800\n", "", "\n\n" })
        {
            double expected = new NgramScorer(model.Value).Score(text).PerLetter;
            Assert.All(workers, worker => Assert.Equal(expected, worker.Of(new TextView(text))));
            Assert.True(double.IsFinite(expected));
        }

        Assert.Equal(1, readings);
    }
}
