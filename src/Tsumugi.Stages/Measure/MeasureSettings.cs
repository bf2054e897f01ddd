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

    /// <summary>The own segmenter, as recipe and option call it; also its whole name, since it is part of the program.</summary>
    public const string Own = "own";

    /// <summary>What classifiers are told when nothing cuts words.</summary>
    public const string None = "none";

    private const string Mecab = "mecab";

    /// <summary>Gets what may cut words.</summary>
    public static IReadOnlyList<string> Choices { get; } = [Own, Mecab];

    /// <summary>Gets what a recipe may say.</summary>
    public static SectionCard Card { get; } = new(
        Section,
        "How texts are measured.",
        "本文の測り方です。",
        [
            new SettingCard { Key = "words", Kind = SettingKind.Choice, Choices = [.. Choices], Default = Own, Summary = "What cuts words: the own segmenter, which is the same on every machine, or MeCab with the dictionary of this machine.", SummaryJa = "単語の分割に使うものです。どのマシンでも同じ結果になる自前の分割器か、このマシンの辞書を使う MeCab を選びます。" },
        ]);

    /// <summary>Gets the whole name of the segmenter that a recipe asks for, with version and dictionary, as this machine has it.</summary>
    /// <param name="sections">The sections of the recipe.</param>
    /// <exception cref="TsumugiException">TSU4102: the recipe wants MeCab, and it is not here.</exception>
    public static string NameOf(IReadOnlyDictionary<string, Settings> sections) => WantsMecab(sections) ? MecabName(Section + ".words") : Own;

    /// <summary>Gets what makes a segmenter for each worker; it gives null for the own one.</summary>
    /// <param name="sections">The sections of the recipe; a plan of an older version has none of this name.</param>
    /// <param name="planned">The name that the plan has fixed.</param>
    /// <exception cref="TsumugiException">TSU4102: the recipe wants MeCab, and it is not here. TSU4103: it is here with another version or dictionary than planned.</exception>
    public static Func<ISegmenter?> Segmenter(IReadOnlyDictionary<string, Settings> sections, string planned)
    {
        if (!WantsMecab(sections))
        {
            return static () => null;
        }

        string here = MecabName(Section + ".words");
        return here == planned
            ? static () => MecabSegmenter.TryOpen()
            : throw OtherSegmenter(Section + ".words", planned, here);
    }

    /// <summary>Gets the fault of a machine whose segmenter is not the planned one.</summary>
    public static TsumugiException OtherSegmenter(string place, string planned, string here) => new(
        "TSU4103",
        ExitCode.InputMissing,
        place,
        new Phrase($"the run was planned with `{planned}`, and this machine has `{here}`: their words differ, and so would the numbers within one run", $"この実行は `{planned}` で計画されていますが、このマシンにあるのは `{here}` です。単語の切れ目が違うため、一つの実行に異なる測り方が混ざります"),
        new Phrase("install the same MeCab and dictionary here, or build anew into another folder", "同じ MeCab と辞書をインストールするか、別のフォルダにビルドし直してください"));

    /// <summary>Makes a segmenter for a command; null for the own one.</summary>
    /// <param name="choice">One of <see cref="Choices"/>.</param>
    /// <param name="place">Where it was asked for.</param>
    /// <exception cref="TsumugiException">TSU4102: MeCab is asked for, and it is not here.</exception>
    public static ISegmenter? Open(string choice, string place) => choice == Mecab ? MecabSegmenter.TryOpen() ?? throw Missing(place) : null;

    /// <summary>Makes a segmenter for a classifier.</summary>
    /// <param name="choice"><see cref="None"/> or empty, or one of <see cref="Choices"/>.</param>
    /// <param name="place">Where it was asked for.</param>
    /// <returns>Null for texts as they are.</returns>
    /// <exception cref="TsumugiException">TSU4102: MeCab is asked for, and it is not here.</exception>
    public static ISegmenter? OpenOrNone(string choice, string place) => choice is None or "" ? null : Open(choice, place) ?? new ScriptSegmenter();

    /// <summary>Gets the choice that made a segmenter of a whole name; <see cref="None"/> for an empty one.</summary>
    public static string ChoiceFor(string segmenter) => segmenter.Length == 0 ? None : segmenter.Split(' ')[0];

    /// <summary>Gets the whole names of the segmenters that this machine has.</summary>
    public static IReadOnlyList<string> Here()
    {
        using MecabSegmenter? mecab = MecabSegmenter.TryOpen();
        return mecab is null ? [Own] : [Own, mecab.Name];
    }

    private static bool WantsMecab(IReadOnlyDictionary<string, Settings> sections) => sections.TryGetValue(Section, out Settings? settings) && settings.Text("words") == Mecab;

    private static string MecabName(string place)
    {
        using MecabSegmenter? probe = MecabSegmenter.TryOpen();
        return probe?.Name ?? throw Missing(place);
    }

    private static TsumugiException Missing(string place) => new(
        "TSU4102",
        ExitCode.InputMissing,
        place,
        new Phrase("MeCab (`libmecab.so.2`) with a dictionary in UTF-8 was not found", "MeCab（`libmecab.so.2`）と UTF-8 の辞書が見つかりません"),
        new Phrase("install it (Debian and Ubuntu: `apt-get install libmecab2 mecab-ipadic-utf8`), or set `words: own`", "インストールするか（Debian・Ubuntu: `apt-get install libmecab2 mecab-ipadic-utf8`）、`words: own` を指定してください"));
}
