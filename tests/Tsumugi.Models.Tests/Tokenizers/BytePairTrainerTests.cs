using System.Text;
using System.Text.Json;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Tokenizers.Training;

namespace Tsumugi.Tests.Models.Tokenizers;

public sealed class BytePairTrainerTests
{
    [Theory]
    [InlineData("東京都に行きました。", "東京都に|行きました|。")]
    [InlineData("お茶を飲む人々", "お|茶を|飲む|人々")]
    [InlineData("漢ー字はー", "漢|ー|字はー")]
    [InlineData("JavaScriptの関数、2026年", "JavaScript|の|関数|、|2|0|2|6|年")]
    [InlineData("a big dog", "a| big| dog")]
    [InlineData("サーバーをえーっと", "サーバー|をえーっと")]
    [InlineData("a  b\n\nc", "a|  |b|\n\n|c")]
    [InlineData("𠮷野家👩", "𠮷野家|👩")]
    public void Stretches_end_where_the_phrase_does(string text, string stretches) => Assert.Equal(stretches, string.Join('|', Stretches(text, StretchBorders.Phrase)));

    [Theory]
    [InlineData("東京都に行きました。", "東京都|に|行|きました|。")]
    [InlineData("サーバーをえーっと", "サーバー|をえーっと")]
    public void Stretches_end_where_the_script_does_if_wanted(string text, string stretches) => Assert.Equal(stretches, string.Join('|', Stretches(text, StretchBorders.Script)));

    [Fact]
    public void No_piece_holds_a_border_or_a_part_of_the_name_of_a_mark()
    {
        Tokenizer tokenizer = TrainedTokenizer.Of([.. SampleTexts.Lines(300), .. Enumerable.Repeat("<s></s><unk><0x0A>", 50)], 3000);
        for (int id = 259; id < tokenizer.VocabularySize; id++)
        {
            // A long mark belongs to the kana before it, which may be in another piece.
            string piece = tokenizer.PieceText(id).Replace('\u2581', ' ').TrimStart('ー');
            Assert.InRange(Stretches(piece, StretchBorders.Phrase).Count(), 0, 1);
        }

        Assert.DoesNotContain(tokenizer.Encode("<s></s><unk><0x0A>"), id => tokenizer.Vocabulary.Kind(id) != PieceKind.Normal);
    }

    [Fact]
    public void The_commonest_pair_becomes_a_piece_first_and_equal_ones_by_their_letters()
    {
        // ab 5, bc 3, xy 3: then ab+c 3 against xy 3, where the pair (ab, c) comes before (x, y).
        Tokenizer tokenizer = TrainedTokenizer.Of(["abc", "abc", "abc", "ab", "ab", "xy", "xy", "xy"], 3 + 256 + 1 + 5 + 3);
        Assert.Equal(["ab", "abc", "xy"], Enumerable.Range(259, 3).Select(tokenizer.PieceText));
    }

    [Fact]
    public void Counting_in_parts_and_in_any_order_gives_the_same_bytes()
    {
        List<string> lines = SampleTexts.Lines(200);
        PreTokenCounts first = new(), second = new();
        foreach (string line in lines.Take(300).Reverse())
        {
            first.Add(line);
        }

        foreach (string line in lines.Skip(300))
        {
            second.Add(line);
        }

        second.Add(first);
        using ParallelCounts parallel = new(StretchBorders.Phrase, 3);
        lines.ForEach(parallel.Add);
        Assert.Equal(second.All.OrderBy(pair => pair.Key, StringComparer.Ordinal), parallel.Finish().All.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        byte[] parts = new Tokenizer(BytePairTrainer.Train(second, new BytePairSettings { VocabularySize = 2000 }, (_, _) => { }, CancellationToken.None)).ToSentencePiece();
        Assert.Equal(TrainedTokenizer.Of(lines, 2000).ToSentencePiece(), parts);
    }

    /// <summary>The definition, slowly: count all pairs anew for each piece.</summary>
    [Fact]
    public void The_pieces_are_those_of_the_definition()
    {
        string[] words = [.. SampleTexts.Lines(40).SelectMany(line => Stretches(line, StretchBorders.Phrase)).Where(word => word.Length is > 1 and < 12 && word.All(letter => letter is >= 'ぁ' and <= 'ヺ'))];
        Tokenizer tokenizer = TrainedTokenizer.Of(words, 3 + 256 + 1 + 200 + new HashSet<char>(words.SelectMany(word => word)).Count);
        List<(List<string> Symbols, int Count)> state = [.. words.GroupBy(word => word).Select(group => (group.Key.Select(letter => letter.ToString()).ToList(), group.Count()))];
        HashSet<string> known = [.. tokenizer.Vocabulary.Count > 0 ? Enumerable.Range(0, tokenizer.VocabularySize).Select(tokenizer.PieceText) : []];
        for (int id = 259; id < tokenizer.VocabularySize && tokenizer.PieceText(id).Length > 1; id++)
        {
            var best = state.SelectMany(word => word.Symbols.Zip(word.Symbols.Skip(1), (a, b) => (a, b)).Where(pair => known.Contains(pair.a) && known.Contains(pair.b)).Select(pair => (pair, word.Count)))
                .GroupBy(pair => pair.pair).Select(group => (group.Key, Count: group.Sum(pair => pair.Count)))
                .OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Key.a, StringComparer.Ordinal).ThenBy(pair => pair.Key.b, StringComparer.Ordinal).First();
            Assert.Equal(best.Key.a + best.Key.b, tokenizer.PieceText(id));
            foreach ((List<string> symbols, _) in state)
            {
                for (int i = 0; i + 1 < symbols.Count; i++)
                {
                    if (symbols[i] == best.Key.a && symbols[i + 1] == best.Key.b)
                    {
                        symbols[i] += symbols[i + 1];
                        symbols.RemoveAt(i + 1);
                    }
                }
            }
        }
    }

    [Fact]
    public void Every_text_comes_back_byte_for_byte()
    {
        Tokenizer tokenizer = TrainedTokenizer.Of(SampleTexts.Lines(300), 3000);

        // Halves of letters, which UTF-8 cannot write, come back as U+FFFD.
        Property.Holds(JapaneseText.AnyUtf16, text => tokenizer.DecodeText(tokenizer.Encode(text)) == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        Property.Holds(JapaneseText.Any, text => tokenizer.DecodeText(tokenizer.Encode(text)) == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        foreach (string text in (string[])["", "\0", "\uFFFE\uFFFF", "▁ ▁", "\uFFFD", "\r\n\r\n", new string(' ', 100), string.Concat(SampleTexts.Lines(100, 300))])
        {
            Assert.Equal(text, tokenizer.DecodeText(tokenizer.Encode(text)));
        }
    }

    [Fact]
    public void Blanks_come_back_where_the_training_text_had_none()
    {
        Tokenizer tokenizer = TrainedTokenizer.Of(["空白のない文", "空白のない行"], 300);
        Assert.Equal("空 白  の ▁", tokenizer.DecodeText(tokenizer.Encode("空 白  の ▁")));
    }

    [Fact]
    public void A_cache_changes_no_id()
    {
        Tokenizer tokenizer = TrainedTokenizer.Of(SampleTexts.Lines(300), 3000);
        TokenEncoder cached = tokenizer.CreateEncoder(), plain = tokenizer.CreateEncoder(cached: false);
        foreach (string line in SampleTexts.Lines(300, 300))
        {
            List<int> fast = [], slow = [];
            cached.Encode(line.AsSpan(), fast);
            plain.Encode(line.AsSpan(), slow);
            Assert.Equal(slow, fast);
        }
    }

    [Fact]
    public void The_file_of_Hugging_Face_has_the_same_pieces_and_merges_that_lead_to_them()
    {
        Tokenizer tokenizer = TrainedTokenizer.Of(SampleTexts.Lines(200), 1500);
        using MemoryStream stream = new();
        tokenizer.WriteJson(stream);
        using JsonDocument json = JsonDocument.Parse(stream.ToArray());
        JsonElement model = json.RootElement.GetProperty("model");
        Assert.Equal(tokenizer.VocabularySize, model.GetProperty("vocab").EnumerateObject().Count());
        Assert.All(model.GetProperty("vocab").EnumerateObject(), piece => Assert.Equal(tokenizer.PieceText(piece.Value.GetInt32()), piece.Name));
        HashSet<string> made = [.. model.GetProperty("merges").EnumerateArray().Select(merge => merge[0].GetString() + merge[1].GetString())];
        Assert.Equal(Enumerable.Range(259, tokenizer.VocabularySize - 259).Select(tokenizer.PieceText).Where(piece => new StringInfoLength(piece).Letters > 1).Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Stretches(string text, StretchBorders borders)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = PreTokens.End(text, start, borders);
            yield return text[start..end];
            start = end;
        }
    }

    private readonly record struct StringInfoLength(string Text)
    {
        public int Letters => Text.EnumerateRunes().Count();
    }
}
