using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Formats;

namespace Tsumugi.Tests.Models.Formats;

public sealed class SentencePieceVocabularyTests : IDisposable
{
    /// <summary>&lt;unk&gt; (kind 2), &lt;/s&gt; (3), a byte (6), ▁あ with score 1 (kind absent: normal); trainer: model_type 2, eos_id 1, bos_id −1.</summary>
    private static readonly byte[] Model =
    [
        0x0A, 9, 0x0A, 5, .. "<unk>"u8, 0x18, 2,
        0x0A, 8, 0x0A, 4, .. "</s>"u8, 0x18, 3,
        0x0A, 10, 0x0A, 6, .. "<0xE3>"u8, 0x18, 6,
        0x0A, 13, 0x0A, 6, .. "▁あ"u8, 0x15, 0, 0, 0x80, 0x3F,
        0x12, 17, 0x18, 2, 0xC8, 0x02, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0xD0, 0x02, 0x01,
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pieces_marks_and_bytes_are_read()
    {
        SentencePieceVocabulary vocabulary = SentencePieceVocabulary.Read(_folder.Write("t.model", Model));
        Assert.Equal(["<unk>", "</s>", "<0xE3>", "▁あ"], vocabulary.Pieces);
        Assert.Equal([2, 3, 6, 1], vocabulary.Kinds);
        Assert.Equal(1, vocabulary.Scores[3]);
        Assert.Equal((-1, 1, 0, false), (vocabulary.BeginToken, vocabulary.EndToken, vocabulary.UnknownToken, vocabulary.IsUnigram));
        Assert.Equal(["\u2047"u8.ToArray(), [], [0xE3], " あ"u8.ToArray()], vocabulary.Texts());
        Assert.Contains(vocabulary.GgufEntries(), entry => entry is { Key: "tokenizer.ggml.eos_token_id", Value: 1u });
        Assert.DoesNotContain(vocabulary.GgufEntries(), entry => entry.Key == "tokenizer.ggml.bos_token_id");
    }

    [Fact]
    public void A_file_cut_within_a_field_is_refused_and_random_bytes_do_no_harm()
    {
        int refused = 0;
        for (int length = 0; length < Model.Length; length++)
        {
            refused += Refused(Model[..length]) ? 1 : 0;
        }

        // Cut between two fields it is whole, only shorter: a protocol buffer does not say how long it is.
        Assert.Equal(Model.Length - 4, refused);
        ulong seed = 3;
        for (int round = 0; round < 500; round++)
        {
            byte[] changed = [.. Model];
            seed = (seed * 6364136223846793005) + 1442695040888963407;
            changed[(int)((seed >> 33) % (ulong)changed.Length)] = (byte)(seed >> 50);
            _ = Refused(changed);
        }

        Assert.True(Refused([0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]));
        Assert.True(Refused([0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]));
        Assert.True(Refused("plain text"u8.ToArray()));
    }

    private bool Refused(byte[] bytes)
    {
        try
        {
            _ = SentencePieceVocabulary.Read(_folder.Write("broken.model", bytes));
            return false;
        }
        catch (TsumugiException refused)
        {
            Assert.Equal("TSU5213", refused.Code);
            return true;
        }
    }
}
