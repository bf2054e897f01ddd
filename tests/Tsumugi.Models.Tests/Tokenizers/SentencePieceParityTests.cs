using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Tokenizers;

/// <summary>The same ids as `spm_encode`, for models that `spm_train` has made and for those of our own.</summary>
public sealed class SentencePieceParityTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Odd = ["𠮷野家で髙橋さんと", "ｶﾞｷﾞｸﾞ ㈱ ㍻ Ⅲ", "  先頭と 末尾の空白  ", "a\tb", "e\u0301 か\u3099", "👩‍👩‍👧🇯🇵", "1234567890", "▁本物の記号▁", "\u200B\uFEFF零幅", "龘靐齉爩", "\U0002F9F4"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bpe")]
    [InlineData("unigram")]
    public void Models_of_others_give_the_same_ids(string kind)
    {
        string text = _folder.Write("train.txt", string.Join('\n', SampleTexts.Lines(700)) + "\n");
        string model = SentencePieceProgram.Train(_folder, text, 5000, kind);
        string[] lines = [.. SampleTexts.Lines(700, skip: 700), .. Odd];
        (int differing, string first) = Compare(model, lines);
        output.WriteLine($"{kind}: {differing} of {lines.Length} lines differ");

        // Sums of scores of a unigram model differ in the last bit where two ways are equally good.
        Assert.True(differing <= (kind == "bpe" ? 0 : lines.Length / 500), first);
    }

    [Fact]
    public void Our_own_models_are_read_by_others_with_the_same_ids()
    {
        Tokenizer own = TrainedTokenizer.Of(SampleTexts.Lines(1500), 4000);
        string model = _folder.Write("own.model", own.ToSentencePiece());

        // A real ▁ is three bytes for us and a blank for SentencePiece: the one known difference.
        string[] lines = [.. SampleTexts.Lines(1500, skip: 1500), .. Odd.Where(line => !line.Contains('▁'))];
        (int differing, string first) = Compare(model, lines);
        output.WriteLine($"own: {differing} of {lines.Length} lines differ");
        Assert.True(differing == 0, first);
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
