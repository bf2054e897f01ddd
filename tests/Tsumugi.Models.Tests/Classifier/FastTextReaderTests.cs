using System.Buffers.Binary;
using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Classifier;

namespace Tsumugi.Tests.Models.Classifier;

public sealed class FastTextReaderTests
{
    private static readonly byte[] Small = Model();

    [Fact]
    public void A_file_cut_at_any_byte_is_an_error_that_says_so()
    {
        for (int length = 0; length < Small.Length; length++)
        {
            TsumugiException error = Assert.Throws<TsumugiException>(() => Read(Small[..length]));
            Assert.Equal(length < 8 ? "TSU5300" : "TSU5301", error.Code);
        }
    }

    [Fact]
    public void Any_field_of_any_value_is_read_or_refused_without_making_room_for_it()
    {
        foreach (int value in (int[])[int.MinValue, -1, 0, 1, 3, 255, 1 << 20, int.MaxValue])
        {
            for (int at = 0; at + 4 <= Small.Length; at++)
            {
                byte[] bytes = [.. Small];
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    // What is read must also predict.
                    new FastTextPredictor(Read(bytes)).Predict("赤い 花 が 咲く"u8, new LabelScore[2]);
                }
                catch (TsumugiException error)
                {
                    Assert.StartsWith("TSU530", error.Code, StringComparison.Ordinal);
                }

                // A lying dimension of a million numbers costs two buffers of it, no more.
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("GGUF and what follows it in such a file")]
    [InlineData("{\"text\":\"これはモデルではありません\"}")]
    public void Foreign_files_are_told_from_damaged_ones(string content) =>
        Assert.Equal("TSU5300", Assert.Throws<TsumugiException>(() => Read(Encoding.UTF8.GetBytes(content))).Code);

    [Fact]
    public void Word_vectors_are_no_classifier()
    {
        byte[] bytes = [.. Small];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(9 * 4), 2);
        Assert.Equal("TSU5302", Assert.Throws<TsumugiException>(() => Read(bytes)).Code);
    }

    [Fact]
    public void Another_version_is_named()
    {
        byte[] bytes = [.. Small];
        bytes[4] = 13;
        TsumugiException error = Assert.Throws<TsumugiException>(() => Read(bytes));
        Assert.Equal("TSU5300", error.Code);
        Assert.Contains("13", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_again_byte_for_byte()
    {
        using MemoryStream again = new();
        FastTextWriter.Write(Read(Small), again);
        Assert.Equal(Small, again.ToArray());
    }

    private static FastTextModel Read(byte[] bytes) => FastTextReader.Read(new MemoryStream(bytes), "model.bin");

    private static byte[] Model()
    {
        ClassifierTrainer trainer = new(new ClassifierSettings { Dimension = 3, Buckets = 20, MinCount = 1, Epochs = 1 });
        trainer.Add("花", "赤い 花 が 咲く"u8);
        trainer.Add("海", "青い 海 に 行く"u8);
        using MemoryStream stream = new();
        FastTextWriter.Write(trainer.Train("test"), stream);
        return stream.ToArray();
    }
}
