using System.Globalization;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Tests.Measure;

public sealed class SwallowPresetTests
{
    /// <summary>The limits as the source's apply_v1 functions have them, in their order: (rule, drops below, drops above, drops at).</summary>
    private static readonly (string Id, double? Min, double? Max, bool MaxExclusive)[] Published =
    [
        ("chars", 400, null, false),
        ("duplicate-paragraphs", null, 0.30, false),
        ("duplicate-sentences", null, 0.30, false),
        ("duplicate-paragraph-letters", null, 0.20, false),
        ("duplicate-sentence-letters", null, 0.20, false),
        ("top-2gram", null, 0.20, false),
        ("top-3gram", null, 0.18, false),
        ("top-4gram", null, 0.16, false),
        ("duplicate-5gram", null, 0.15, false),
        ("duplicate-6gram", null, 0.14, false),
        ("duplicate-7gram", null, 0.13, false),
        ("duplicate-8gram", null, 0.12, false),
        ("duplicate-9gram", null, 0.11, false),
        ("duplicate-10gram", null, 0.10, false),
        ("hiragana", 0.2, null, false),
        ("katakana", null, 0.5, false),
        ("japanese-share", 0.5, null, false),
        ("japanese-letters", 400, null, false),
        ("mean-sentence", 20, 90, false),
        ("longest-sentence", null, 200, false),
        ("ellipsis", null, 0.2, false),
        ("ng-words", null, 0.05, true),
    ];

    [Fact]
    public void Has_the_published_limits_in_the_published_order() =>
        Assert.Equal(Published, Read().Rules.Select(rule => (rule.Id, rule.Min, rule.Max, rule.MaxExclusive)));

    [Fact]
    public void Names_measures_that_exist() => Assert.NotNull(new RuleEvaluator(Read()));

    [Fact]
    public void Keeps_an_ordinary_article_and_drops_its_endless_repetition()
    {
        var evaluator = new RuleEvaluator(Read());
        double[] values = new double[evaluator.Measures.Count];
        bool[] keeps = new bool[evaluator.Preset.Rules.Count];
        evaluator.Evaluate(new TextView(Article), values);
        Assert.Equal(0, evaluator.Judge(values, keeps));

        evaluator.Evaluate(new TextView(Article + "\n" + Article + "\n" + Article), values);
        Assert.Equal(10, evaluator.Judge(values, keeps)); // the four duplicate rules and the six duplicate n-gram rules
    }

    private const string Article = """
        糸を紡ぐ仕事は、古くから農家の冬の夜を支えてきた。綿の実が白くはじける頃になると、家々の軒先には摘み取った綿が広げられ、子どもたちも種を取り除く手伝いに加わったという。
        種を除いた綿は、弓の弦ではじいて柔らかくほぐされる。ふわりと膨らんだ綿を細長く巻いたものを篠と呼び、ここから糸車を回して一本の糸を引き出していく。
        糸車の速さと左手を引く加減が合わないと、糸はすぐに切れたり、太さがまちまちになったりする。熟練した紡ぎ手は、指先に伝わるわずかな抵抗だけで撚りの具合を判断できた。
        明治に入ると洋式の紡績機械が輸入され、手紡ぎの糸は次第に市場から姿を消した。それでも山あいの村では、自家用の布を織るために糸車を残した家が少なくない。
        近年、この技術を学び直そうとする人が増えている。博物館の講座には遠方からの参加者も多く、使われなくなった道具を修理して譲り受ける例も珍しくない。
        大量の製品があふれる時代だからこそ、一枚の布ができるまでの長い道のりを自分の手で確かめたいのだろう。細い糸の向こうに、暮らしの知恵がいまも息づいている。
        """;

    /// <summary>Reads the preset with the tests' own few lines.</summary>
    internal static Preset Read()
    {
        var yaml = new YamlStream();
        using var file = new StreamReader(Path.Combine(Repository.Root, "presets", "swallow-v1.yaml"));
        yaml.Load(file);
        YamlNode root = yaml.Documents[0].RootNode;
        return new Preset
        {
            Name = Text(root, "name")!,
            Summary = Text(root, "summary")!,
            SummaryJa = Text(root, "summary-ja")!,
            Source = Text(root, "source")!,
            Rules = [.. ((YamlSequenceNode)root["rules"]).Select(rule => new Rule
            {
                Id = Text(rule, "id")!,
                Measure = Text(rule, "measure")!,
                Min = Number(rule, "min"),
                Max = Number(rule, "max"),
                MaxExclusive = Text(rule, "max-exclusive") == "yes",
                Because = Text(rule, "because")!,
                Class = Text(rule, "class")!,
            })],
        };
    }

    private static string? Text(YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? ((YamlScalarNode)value).Value : null;

    private static double? Number(YamlNode node, string key) => Text(node, key) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
