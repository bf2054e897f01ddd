using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Tokenizers;

/// <summary>The same ids as `spm_encode`, for models that `spm_train` has made and for those of our own.</summary>
public sealed class SentencePieceParityTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bpe")]
    [InlineData("unigram")]
    public void Models_of_others_give_the_same_ids(string kind)
    {
        string text = _folder.Write("train.txt", string.Join('\n', SampleTexts.Lines(700)) + "\n");
        string model = SentencePieceProgram.Train(_folder, text, 5000, kind);
        string[] lines = [.. SampleTexts.Lines(700, skip: 700), .. SampleTexts.Odd, "▁本物の記号▁"];
        (int differing, string first) = Compare(model, lines);
        output.WriteLine($"{kind}: {differing} of {lines.Length} lines differ");
        Assert.True(differing == 0, first);
    }

    [Fact]
    public void Our_own_models_are_read_by_others_with_the_same_ids()
    {
        Tokenizer own = TrainedTokenizer.Of(SampleTexts.Lines(1500), 4000);
        string model = _folder.Write("own.model", own.ToSentencePiece());

        // A real ▁ is three bytes for us and a blank for SentencePiece: the one known difference.
        string[] lines = [.. SampleTexts.Lines(1500, skip: 1500), .. SampleTexts.Odd];
        (int differing, string first) = Compare(model, lines);
        output.WriteLine($"own: {differing} of {lines.Length} lines differ");
        Assert.True(differing == 0, first);
    }

    /// <summary>Bytes that are no UTF-8: halves of surrogate pairs, cut and overlong letters, and what was read in a wrong encoding.</summary>
    [Fact]
    public void Broken_bytes_give_the_same_ids()
    {
        Tokenizer own = TrainedTokenizer.Of(SampleTexts.Lines(300), 2000);
        Random random = new(3);
        byte[][] lines =
        [
            [.. "前"u8, 0xED, 0xA0, 0xBD, .. "後"u8], // half of a pair
            [.. "前"u8, 0xED, 0xB8, 0x80, 0xED, 0xA0, 0xBD], // both halves, the wrong way round
            [0xE3, 0x81], [.. "あ"u8, 0xE3], [0xC0, 0xAF], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA], // 日本語 in Shift_JIS
            .. Enumerable.Range(0, 300).Select(_ => SampleTexts.Broken(random)),
        ];
        string[] theirs = SentencePieceProgram.Encode(_folder.Write("own.model", own.ToSentencePiece()), _folder.Write("broken.txt", [.. lines.SelectMany(line => line.Append((byte)'\n'))]));
        Assert.Equal(lines.Length, theirs.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            List<int> ids = [];
            own.Encode(lines[i], ids);
            Assert.Equal(theirs[i].Trim(), string.Join(' ', ids));
        }
    }

    [Fact]
    public void A_damaged_map_of_letters_is_refused_or_read_and_never_crashes()
    {
        string text = _folder.Write("train.txt", string.Join('\n', SampleTexts.Lines(300)) + "\n");
        TokenizerModel sound = Tokenizer.Load(SentencePieceProgram.Train(_folder, text, 4000, "bpe")).Model;
        byte[] map = sound.Normaliser.CharacterMap.ToArray();
        Assert.True(map.Length > 1000);
        const string asked = "ｶﾞｷﾞ ㈱㍻ Ⅲ Ａｂｃ e\u0301 か\u3099 𠮷 \u3000\uFDFA ﬃ";
        Random random = new(5);
        for (int i = 0; i < 400; i++)
        {
            // The first round is cut, the second lies about its size, the others have some bytes changed, most of them in the units that the text leads to first.
            byte[] changed = i == 0 ? map[..(map.Length / 2)] : [.. map];
            for (int k = 0; i > 0 && k < 20; k++)
            {
                changed[i == 1 ? k % 4 : random.Next(k < 10 ? 2048 : changed.Length)] = (byte)random.Next(256);
            }

            try
            {
                Tokenizer tokenizer = new(sound with { Normaliser = sound.Normaliser with { CharacterMap = changed } });
                int[] ids = tokenizer.Encode(asked);

                // A rule takes at least a byte and gives at most all values behind its own.
                Assert.True(ids.Length <= asked.Length * 4L * map.Length);
                _ = tokenizer.DecodeText(ids);
            }
            catch (TsumugiException refused)
            {
                Assert.StartsWith("TSU51", refused.Code);
            }
        }
    }

    [Fact]
    public void A_map_of_letters_that_leads_in_a_circle_or_has_no_ends_costs_no_time_or_memory()
    {
        // Of `a` the walk comes back to where it was, for ever; each step ends a rule.
        uint[] units = new uint[0x200];
        (units[0], units[0x161]) = (0x100u << 10, (0x61u << 10) | 0x100 | 'a');
        Tokenizer circle = Mapped(units, [.. "b"u8, 0]);
        int[] ids = circle.Encode(new string('a', 1_000_000));
        Assert.InRange(ids.Length, 1, 1_000_000);

        // The same without an end of a rule: no rule is found, again and again.
        units[0x161] &= ~0x100u;
        Assert.Equal(200_000, Mapped(units, [.. "b"u8, 0]).Encode(new string('a', 200_000)).Length);

        Assert.Equal("TSU5100", Assert.Throws<TsumugiException>(() => Mapped(units, new byte[1_000_000].Select(_ => (byte)'b').ToArray())).Code);
    }

    private static Tokenizer Mapped(uint[] units, byte[] values)
    {
        TokenizerModel own = TrainedTokenizer.Of(["ac", "bc"], 300).Model;
        byte[] map = [.. BitConverter.GetBytes(units.Length * 4), .. units.SelectMany(BitConverter.GetBytes), .. values];
        return new Tokenizer(own with { Normaliser = own.Normaliser with { Name = "other", CharacterMap = map } });
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_refused_or_read_and_never_crashes()
    {
        byte[] whole = TrainedTokenizer.Of(["あいうえおかきくけこ", "あいうえお"], 300).ToSentencePiece();
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                Tokenizer.Read(whole.AsSpan(0, length)).Encode("あいう");
            }
            catch (TsumugiException refused)
            {
                Assert.StartsWith("TSU51", refused.Code);
            }
        }

        Random random = new(7);
        for (int i = 0; i < 3000; i++)
        {
            byte[] changed = [.. whole];
            for (int k = 0; k < 3; k++)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            try
            {
                Tokenizer.Read(changed).Encode("あいうabc");
            }
            catch (TsumugiException refused)
            {
                Assert.StartsWith("TSU51", refused.Code);
            }
        }
    }

    private (int Differing, string First) Compare(string model, string[] lines)
    {
        Tokenizer tokenizer = Tokenizer.Load(model);
        string[] theirs = SentencePieceProgram.Encode(model, _folder.Write("lines.txt", string.Join('\n', lines) + "\n"));
        Assert.Equal(lines.Length, theirs.Length);
        int differing = 0;
        string first = "";
        for (int i = 0; i < lines.Length; i++)
        {
            string ours = string.Join(' ', tokenizer.Encode(lines[i]));
            if (ours != theirs[i].Trim())
            {
                differing++;
                first = first.Length > 0 ? first : $"{lines[i]}\nours   {ours}\ntheirs {theirs[i]}";
            }
        }

        return (differing, first);
    }
}
