using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Measure;
using Tsumugi.Storage.Native;
using Tsumugi.Text.Words;

namespace Tsumugi.Tests.Measure;

public sealed class MeasureSettingsTests
{
    [Fact]
    public void The_own_segmenter_is_planned_and_made_without_a_look_at_the_machine()
    {
        Dictionary<string, Settings> sections = Sections("own");
        Assert.Equal("own", MeasureSettings.NameOf(sections));
        Assert.Equal(MeasureSettings.Own, new ScriptSegmenter().Name);
        Assert.Null(MeasureSettings.Segmenter(sections, "own")());
    }

    [Fact]
    public void Mecab_is_planned_with_its_whole_name_and_another_dictionary_is_refused()
    {
        using MecabSegmenter? here = MecabSegmenter.TryOpen();
        Assert.SkipWhen(here is null, "MeCab or its dictionary is not installed");
        Dictionary<string, Settings> sections = Sections("mecab");
        Assert.Equal(here!.Name, MeasureSettings.NameOf(sections));
        using (var made = (MecabSegmenter)MeasureSettings.Segmenter(sections, here.Name)()!)
        {
            Assert.Equal(here.Name, made.Name);
        }

        string other = here.Name[..^1] + (here.Name[^1] == '0' ? '1' : '0');
        TsumugiException refused = Assert.Throws<TsumugiException>(() => MeasureSettings.Segmenter(sections, other));
        Assert.Equal("TSU4103", refused.Code);
        Assert.Contains(other, refused.Saying.English, StringComparison.Ordinal);
        Assert.Contains(here.Name, refused.Saying.Japanese, StringComparison.Ordinal);
        Assert.Equal("TSU4103", Assert.Throws<TsumugiException>(() => MeasureSettings.Segmenter(sections, "own")).Code);
    }

    private static Dictionary<string, Settings> Sections(string words) => new() { [MeasureSettings.Section] = new Settings(new Dictionary<string, IReadOnlyList<string>> { ["words"] = [words] }) };
}
