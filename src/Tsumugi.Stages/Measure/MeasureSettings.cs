using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Storage.Native;
using Tsumugi.Text.Words;

namespace Tsumugi.Stages.Measure;

/// <summary>How texts are measured.</summary>
public static class MeasureSettings
{
    /// <summary>The name of the section.</summary>
    public const string Section = "measure";

    private const string Mecab = "mecab";

    /// <summary>Gets what a recipe may say.</summary>
    public static SectionCard Card { get; } = new(
        Section,
        "How texts are measured.",
        "本文の測り方です。",
        [
            new SettingCard { Key = "words", Kind = SettingKind.Choice, Choices = ["own", Mecab], Default = "own", Summary = "What cuts words: the own segmenter, which is the same on every machine, or MeCab with the dictionary of this machine.", SummaryJa = "単語の分割に使うものです。どのマシンでも同じ結果になる自前の分割器か、このマシンの辞書を使う MeCab を選びます。" },
        ]);

    /// <summary>Gets what makes a segmenter for each worker; it gives null for the own one.</summary>
    /// <param name="sections">The sections of the recipe; a plan of an older version has none of this name.</param>
    /// <exception cref="TsumugiException">TSU4102: the recipe wants MeCab, and it is not here.</exception>
    public static Func<ISegmenter?> Segmenter(IReadOnlyDictionary<string, Settings> sections)
    {
        if (!sections.TryGetValue(Section, out Settings? settings) || settings.Text("words") != Mecab)
        {
            return () => null;
        }

        using MecabSegmenter? probe = MecabSegmenter.TryOpen();
        return probe is null
            ? throw new TsumugiException(
                "TSU4102",
                ExitCode.InputMissing,
                "measure.words",
                new Phrase("MeCab (`libmecab.so.2`) with a dictionary in UTF-8 was not found", "MeCab（`libmecab.so.2`）と UTF-8 の辞書が見つかりません"),
                new Phrase("install it (Debian and Ubuntu: `apt-get install libmecab2 mecab-ipadic-utf8`), or set `words: own`", "インストールするか（Debian・Ubuntu: `apt-get install libmecab2 mecab-ipadic-utf8`）、`words: own` を指定してください"))
            : static () => MecabSegmenter.TryOpen();
    }
}
