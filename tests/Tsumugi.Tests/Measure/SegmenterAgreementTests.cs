using System.Globalization;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure;
using Tsumugi.Storage.Native;
using Tsumugi.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Tests.Measure;

/// <summary>Prints how far the words of the own segmenter, and the measures that rest on them, are from those of MeCab; the figures stand in docs/design/0005-measures.md.</summary>
[Trait("Category", "shared-data")]
public sealed class SegmenterAgreementTests(ITestOutputHelper output)
{
    private const int EachSource = 125;

    private static readonly string[] Sources = ["aozora", "baldanders-blog", "jsprimer", "law", "php-manual", "react-docs", "sql-docs", "wikipedia-leads"];

    private static readonly string[] Compared =
    [
        "text/words", "text/plain-words-datatrove", "word/mean-length", "word/mean-length-datatrove", "word/lettered-share", "word/newlines-per-word",
        "repetition/top-2word-share-datatrove", "repetition/top-3word-share-datatrove", "repetition/top-4word-share-datatrove",
        "repetition/duplicate-5word-share-datatrove", "repetition/duplicate-10word-share-datatrove",
    ];

    [Fact]
    public void Boundaries_and_word_measures_are_near_those_of_mecab()
    {
        using MecabSegmenter? mecab = MecabSegmenter.TryOpen();
        Assert.SkipWhen(mecab is null, "MeCab or its dictionary is not installed");
        IMeasure[] measures = [.. Compared.Select(id => MeasureCatalog.Find(id) ?? throw new InvalidOperationException(id))];
        List<(double Own, double Mecab)>[] values = [.. measures.Select(_ => new List<(double, double)>())];
        TextAnalysis own = new();
        TextAnalysis dictionary = new(mecab);
        Cuts all = default;
        int documents = 0;
        RuleEvaluator fineweb = new(PresetFolder.Find("fineweb2-jpn", ".")!);
        (int Both, int OnlyOwn, int OnlyMecab) kept = default;
        output.WriteLine(mecab!.Name);
        foreach (string source in Sources)
        {
            Cuts here = default;
            foreach (string text in Spread(source))
            {
                documents++;
                here = here.With(text, mecab);
                TextView left = own.Look(text);
                bool keepsOwn = Keeps(fineweb, left);
                for (int i = 0; i < measures.Length; i++)
                {
                    values[i].Add((measures[i].Of(left), 0));
                }

                TextView right = dictionary.Look(text);
                bool keepsMecab = Keeps(fineweb, right);
                kept = (kept.Both + (keepsOwn && keepsMecab ? 1 : 0), kept.OnlyOwn + (keepsOwn && !keepsMecab ? 1 : 0), kept.OnlyMecab + (!keepsOwn && keepsMecab ? 1 : 0));
                for (int i = 0; i < measures.Length; i++)
                {
                    values[i][^1] = (values[i][^1].Own, measures[i].Of(right));
                }
            }

            output.WriteLine($"{source}: {here}");
            all = all.Plus(here);
        }

        output.WriteLine($"{documents} documents: {all}");
        for (int i = 0; i < measures.Length; i++)
        {
            double[] differences = [.. values[i].Where(pair => pair.Mecab > 0).Select(pair => (pair.Own / pair.Mecab) - 1).Order()];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Compared[i]}: mean {values[i].Average(pair => pair.Own):0.####} own, {values[i].Average(pair => pair.Mecab):0.####} MeCab; own/MeCab - 1: 5 % {At(differences, 0.05):+0.0%;-0.0%}, median {At(differences, 0.5):+0.0%;-0.0%}, 95 % {At(differences, 0.95):+0.0%;-0.0%}"));
        }

        output.WriteLine($"fineweb2-jpn keeps {kept.Both} with both, {kept.OnlyOwn} only with the own words, {kept.OnlyMecab} only with those of MeCab");
        Assert.InRange(all.F1, 0.75, 1);
        double words = At([.. values[0].Select(pair => (pair.Own / pair.Mecab) - 1).Order()], 0.5);
        Assert.InRange(words, -0.2, 0.2);
    }

    private static bool Keeps(RuleEvaluator rules, in TextView text)
    {
        double[] values = new double[rules.Measures.Count];
        rules.Evaluate(text, values);
        return rules.Judge(values, new bool[rules.Preset.Rules.Count]) == 0;
    }

    private static double At(double[] ordered, double share) => ordered.Length == 0 ? 0 : ordered[(int)(share * (ordered.Length - 1))];

    /// <summary>Takes documents evenly over the file.</summary>
    private static IEnumerable<string> Spread(string source)
    {
        string[] texts = [.. SharedPages.Lines(Repository.Shared($"text/{source}.jsonl.gz")).Select(line => line.GetProperty("text").GetString()!).Where(text => text.Length is > 0 and <= 20_000)];
        for (int i = 0; i < Math.Min(EachSource, texts.Length); i++)
        {
            yield return texts[(int)((long)i * texts.Length / Math.Min(EachSource, texts.Length))];
        }
    }

    /// <summary>Counts the places where a word ends and the next begins at once; blanks cut for everybody and are left out.</summary>
    private readonly record struct Cuts(long Own, long Mecab, long Both)
    {
        public double F1 => 2.0 * Both / Math.Max(1, Own + Mecab);

        public Cuts With(string text, MecabSegmenter mecab)
        {
            HashSet<int> own = Boundaries(new ScriptSegmenter(), text);
            HashSet<int> other = Boundaries(mecab, text);
            return Plus(new Cuts(own.Count, other.Count, own.Count(other.Contains)));
        }

        public Cuts Plus(Cuts more) => new(Own + more.Own, Mecab + more.Mecab, Both + more.Both);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"precision {(double)Both / Math.Max(1, Own):0.000}, recall {(double)Both / Math.Max(1, Mecab):0.000}, F1 {F1:0.000} of {Mecab} boundaries");

        private static HashSet<int> Boundaries(ISegmenter segmenter, string text)
        {
            WordList words = new();
            segmenter.Cut(text, words);
            HashSet<int> found = [];
            for (int i = 1; i < words.Count; i++)
            {
                if (words.Starts[i] == words.Ends[i - 1])
                {
                    found.Add(words.Starts[i]);
                }
            }

            return found;
        }
    }
}
