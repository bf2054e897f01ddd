using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Tsumugi.Models.Packing;

namespace Tsumugi.Tests.Models.Packing;

/// <summary>Bytes put together by hand from what the readers of these formats expect.</summary>
public sealed class OtherFormatsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_bytes_are_those_of_datatrove()
    {
        Write(new DatatroveWriter(_folder.File("train"), TokenWidth.UInt16, "tsumugi"), [1, 2, 0x1234], [7]);
        Assert.Equal([1, 0, 2, 0, 0x34, 0x12, 7, 0], File.ReadAllBytes(_folder.File("train.ds")));
        Assert.Equal([3, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0], File.ReadAllBytes(_folder.File("train.ds.index")));
        Assert.Equal("tsumugi|2\n4\n4 T", File.ReadAllText(_folder.File("train.ds.metadata")));
    }

    [Theory]
    [InlineData(TokenWidth.UInt16, 20240520, 1)]
    [InlineData(TokenWidth.Int32, 20240801, 7)]
    public void The_bytes_are_those_of_llmc_and_shards_cut_documents(TokenWidth width, int magic, int version)
    {
        Write(new LlmcWriter(_folder.File("train"), width, shardTokens: 3), [1, 2], [3, 4, 5]);
        int size = width == TokenWidth.UInt16 ? 2 : 4;
        foreach ((string name, int[] tokens) in new[] { ("train-00000.bin", new[] { 1, 2, 3 }), ("train-00001.bin", [4, 5]) })
        {
            byte[] bytes = File.ReadAllBytes(_folder.File(name));
            Assert.Equal(1024 + (tokens.Length * size), bytes.Length);
            Assert.Equal([magic, version, tokens.Length, 0], Enumerable.Range(0, 4).Select(i => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4 * i))));
            Assert.Equal(tokens, Enumerable.Range(0, tokens.Length).Select(i => (int)bytes[1024 + (i * size)]));
        }
    }

    [Fact]
    public void The_bytes_are_those_of_mds()
    {
        Write(new MdsWriter(_folder.File("mds"), TokenWidth.UInt16), [1, 2, 0x1234], [.. Enumerable.Repeat(9, 300)]);
        byte[] bytes = File.ReadAllBytes(_folder.File("mds/shard.00000.mds"));
        const string Configuration = """{"column_encodings": ["ndarray:uint16"], "column_names": ["tokens"], "column_sizes": [null], "compression": null, "format": "mds", "hashes": [], "size_limit": 67108864, "version": 2}""";
        int first = (4 * 4) + Configuration.Length;
        Assert.Equal([2, first, first + 12, first + 12 + 607], Enumerable.Range(0, 4).Select(i => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4 * i))));
        Assert.Equal(Configuration, Encoding.ASCII.GetString(bytes, 16, Configuration.Length));

        // Size of the column, one axis whose length is a byte, 3, the tokens.
        Assert.Equal([8, 0, 0, 0, 4, 3, 1, 0, 2, 0, 0x34, 0x12], bytes[first..(first + 12)]);

        // 300 needs two bytes: kind 1.
        Assert.Equal([0x5B, 2, 0, 0, 5, 0x2C, 1, 9, 0], bytes[(first + 12)..(first + 21)]);
        Assert.Equal(first + 12 + 607, bytes.Length);

        using JsonDocument index = JsonDocument.Parse(File.ReadAllText(_folder.File("mds/index.json")));
        JsonElement shard = Assert.Single(index.RootElement.GetProperty("shards").EnumerateArray());
        Assert.Equal((2, "shard.00000.mds", bytes.Length), (shard.GetProperty("samples").GetInt32(), shard.GetProperty("raw_data").GetProperty("basename").GetString(), shard.GetProperty("raw_data").GetProperty("bytes").GetInt32()));
    }

    [Fact]
    public void A_token_that_does_not_fit_is_refused_and_nothing_is_left()
    {
        using (MegatronWriter megatron = new(_folder.File("train"), TokenWidth.UInt16))
        using (DatatroveWriter datatrove = new(_folder.File("train"), TokenWidth.UInt16, "t"))
        using (LlmcWriter llmc = new(_folder.File("train"), TokenWidth.UInt16))
        {
            Assert.All(new ITokenWriter[] { megatron, datatrove, llmc }, writer => Assert.Throws<ArgumentException>(() => writer.Add([70_000])));
        }

        Assert.Empty(Directory.GetFiles(_folder.Root));
    }

    private static void Write(ITokenWriter writer, params int[][] documents)
    {
        using (writer)
        {
            foreach (int[] document in documents)
            {
                writer.Add(document);
            }

            writer.Finish();
        }
    }
}
