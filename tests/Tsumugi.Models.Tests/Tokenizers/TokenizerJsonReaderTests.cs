using System.Text;
using System.Text.Json.Nodes;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Tests.Models.Tokenizers;

public sealed class TokenizerJsonReaderTests
{
    [Fact]
    public void Our_own_file_is_read_as_the_same_tokenizer_to_the_byte()
    {
        Tokenizer own = TrainedTokenizer.Of(SampleTexts.Lines(200), 1500);
        Assert.Equal(own.ToSentencePiece(), Tokenizer.Read(Bytes(own)).ToSentencePiece());
    }

    /// <summary>A file as transformers makes it of Llama 2's tokenizer: a blank put in front, marks as added tokens, merges as texts.</summary>
    [Fact]
    public void A_file_with_a_blank_in_front_is_read_with_its_marks()
    {
        Tokenizer own = TrainedTokenizer.Of(SampleTexts.Lines(200), 1500);
        JsonNode file = JsonNode.Parse(Bytes(own))!;
        file["normalizer"] = JsonNode.Parse("""{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},{"type":"Replace","pattern":{"String":" "},"content":"▁"}]}""");
        file["added_tokens"] = JsonNode.Parse("""[{"id":0,"content":"<unk>","special":true},{"id":1,"content":"<s>","special":true},{"id":2,"content":"</s>","special":true},{"id":1500,"content":"<|話|>","special":false}]""");
        file["model"]!["merges"] = new JsonArray([.. file["model"]!["merges"]!.AsArray().Select(merge => (JsonNode)$"{merge![0]} {merge[1]}")]);
        Tokenizer read = Tokenizer.Read(Encoding.UTF8.GetBytes(file.ToJsonString()));

        Assert.Equal((0, 1, 2, 1501), (read.UnknownId, read.BosId, read.EosId, read.VocabularySize));
        Assert.Equal(own.Encode(" 東京に行った"), read.Encode("東京に行った"));
        Assert.Equal("東京に行った", read.DecodeText(read.Encode("東京に行った")));
        Assert.Equal([.. own.Encode(" 名前"), 1500, .. own.Encode("です")], read.Encode("名前<|話|>です"));
    }

    [Theory]
    [InlineData("""{"type":"NFKC"}""", "normalizer", "normalizer `NFKC`")]
    [InlineData("null", "normalizer", "blanks without ▁")]
    [InlineData("""{"type":"ByteLevel"}""", "pre_tokenizer", "pre_tokenizer `ByteLevel`")]
    [InlineData("\"Unigram\"", "model/type", "model.type `Unigram`")]
    [InlineData("false", "model/byte_fallback", "model.byte_fallback false")]
    [InlineData("\"##\"", "model/continuing_subword_prefix", "model.continuing_subword_prefix")]
    [InlineData("true", "model/ignore_merges", "model.ignore_merges")]
    public void Other_kinds_are_refused_by_name(string value, string path, string found)
    {
        TsumugiException refused = Refused(file => At(file, path)[path.Split('/')[^1]] = JsonNode.Parse(value));
        Assert.Equal("TSU5101", refused.Code);
        Assert.Contains(found, refused.Saying.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Merges_that_are_no_ranks_of_pieces_are_refused()
    {
        // A merge left out, as trainers of Hugging Face leave them out; and two pieces in each other's place.
        Assert.Equal("TSU5101", Refused(file => file["model"]!["merges"]!.AsArray().RemoveAt(Manifold(file))).Code);
        Assert.Equal("TSU5101", Refused(file =>
        {
            JsonArray merges = file["model"]!["merges"]!.AsArray();
            JsonNode moved = merges[Manifold(file)]!;
            _ = merges.Remove(moved);
            merges.Add(moved);
        }).Code);
    }

    [Fact]
    public void Contradictions_and_damage_are_told()
    {
        Assert.Equal("TSU5102", Refused(file => file["model"]!["vocab"]!["<s>"] = 5000).Code);
        Assert.Equal("TSU5102", Refused(file => file["model"]!["vocab"]!["<s>"] = 7).Code);
        Assert.Equal("TSU5102", Refused(file => file["model"]!["merges"]!.AsArray().Add(new JsonArray("無", "い語"))).Code);
        Assert.Equal("TSU5102", Refused(file => file["model"]!["unk_token"] = "<none>").Code);
        Assert.Equal("TSU5100", Refused(file => file["model"]!["vocab"]!["<s>"] = "1").Code);
        Assert.Equal("TSU5100", Refused(file => file["model"]!["merges"]!.AsArray().Add("abc")).Code);
        Assert.Equal("TSU5100", Refused(file => file["model"] = 3).Code);
        Assert.Equal("TSU5100", Assert.Throws<TsumugiException>(() => Tokenizer.Read("{"u8)).Code);
    }

    [Fact]
    public void A_file_that_is_cut_or_changed_anywhere_is_refused_or_read_and_never_crashes()
    {
        byte[] whole = Bytes(TrainedTokenizer.Of(["あいうえおかきくけこ", "あいうえお"], 300));
        Random random = new(11);
        for (int i = 0; i < 1500; i++)
        {
            byte[] changed = i < 300 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (int k = 0; i >= 300 && k < 2; k++)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(0x20, 0x7F);
            }

            try
            {
                _ = Tokenizer.Read(changed).Encode("あいうabc");
            }
            catch (TsumugiException refused)
            {
                Assert.StartsWith("TSU51", refused.Code);
            }
        }
    }

    private static TsumugiException Refused(Action<JsonNode> change)
    {
        JsonNode file = JsonNode.Parse(Bytes(TrainedTokenizer.Of([.. SampleTexts.Lines(60), .. Enumerable.Range(0, 900).Select(at => (at % 3) switch { 0 => "xyz", 1 => "xy", _ => "yz" })], 2500)))!;
        change(file);
        return Assert.Throws<TsumugiException>(() => Tokenizer.Read(Encoding.UTF8.GetBytes(file.ToJsonString())));
    }

    /// <summary>Finds a merge whose piece has another one right behind it.</summary>
    private static int Manifold(JsonNode file)
    {
        string[] pieces = [.. file["model"]!["merges"]!.AsArray().Select(merge => $"{merge![0]}{merge[1]}")];
        return Enumerable.Range(0, pieces.Length - 1).First(at => pieces[at] == pieces[at + 1]);
    }

    private static JsonNode At(JsonNode file, string path) => path.Contains('/') ? file[path.Split('/')[0]]! : file;

    private static byte[] Bytes(Tokenizer tokenizer)
    {
        using MemoryStream stream = new();
        tokenizer.WriteJson(stream);
        return stream.ToArray();
    }
}
