using System.Buffers.Binary;
using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Formats;
using Tsumugi.Tests.Models.Matrices;

namespace Tsumugi.Tests.Models.Formats;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        byte[] bytes = Written([new NewTensor("a", [1, 2], new float[] { 1, -2 }, TensorType.Float32), new NewTensor("b", [1], new float[] { 1.5f }, TensorType.Float16)]);
        const string Header = """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"F16","shape":[1],"data_offsets":[8,10]}}""";
        string padded = Header.PadRight((Header.Length + 7) / 8 * 8);
        Assert.Equal([(byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(padded), 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 0x3E], bytes);
    }

    [Theory]
    [InlineData(TensorType.Float32, 0)]
    [InlineData(TensorType.Float16, 5e-4)]
    [InlineData(TensorType.BFloat16, 4e-3)]
    public void What_was_written_is_read_as_far_as_its_type_can_hold_it(TensorType type, double most)
    {
        float[] values = Numbers.Of(20_000, 1);
        string path = _folder.Write("x.safetensors", Written([new NewTensor("first", [3], new float[] { 1, 2, 3 }, TensorType.Float32), new NewTensor("x", [100, 200], values, type)]));
        using SafetensorsFile file = SafetensorsFile.Open(path);
        Assert.Equal([100, 200], file.Tensors["x"].Shape);
        Assert.Equal("pt", file.Metadata["format"]);
        float[] read = new float[20_000];
        file.Read(file.Tensors["x"], read);
        Assert.True(Numbers.Distance(values, read) <= most);
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(file.Tensors["x"], new float[3]));
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_refused()
    {
        byte[] whole = Written([new NewTensor("a", [1, 2], new float[] { 1, -2 }, TensorType.Float32)]);
        for (int length = 0; length < whole.Length; length++)
        {
            Refused(whole[..length]);
        }

        Refused([.. whole, 0]);
        SafetensorsFile.Open(_folder.Write("whole", whole)).Dispose();
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "begins at byte")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "begins at byte")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "begins at byte")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "end at byte")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "its shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,6]}}""", "its shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "its shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,8]}}""", "its shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "lies at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", "lies at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}}""", "lies at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,99999999999999999999]}}""", "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "JSON")]
    [InlineData("""{"a":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""", "JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}""", "JSON")]
    [InlineData("""{"a":[]}""", "JSON")]
    [InlineData("""[]""", "JSON")]
    [InlineData("""{"__metadata__":{"format":1}}""", "JSON")]
    [InlineData("""{"a":""", "JSON")]
    public void Lying_headers_are_told(string header, string wanted)
    {
        byte[] bytes = [(byte)header.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(header), .. new byte[8]];
        Assert.Contains(wanted, Refused(bytes).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 40)]
    [InlineData(1UL)]
    [InlineData(0UL)]
    public void Lying_lengths_take_no_memory(ulong length)
    {
        byte[] bytes = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        Assert.Contains("header", Refused(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_headers_are_refused_and_types_of_others_are_listed_but_not_read()
    {
        string nested = string.Concat(Enumerable.Repeat("{\"a\":", 500));
        Refused([0xC4, 0x09, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(nested)]);
        const string Header = """{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""";
        using SafetensorsFile file = SafetensorsFile.Open(_folder.Write("other", [(byte)Header.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(Header), .. new byte[8]]));
        Assert.Equal("TSU5210", Assert.Throws<TsumugiException>(() => file.Read(file.Tensors["a"], new float[1])).Code);
    }

    private TsumugiException Refused(byte[] bytes)
    {
        string path = _folder.Write("broken.safetensors", bytes);
        TsumugiException refused = Assert.Throws<TsumugiException>(() => SafetensorsFile.Open(path));
        Assert.Equal("TSU5210", refused.Code);
        return refused;
    }

    private static byte[] Written(IReadOnlyList<NewTensor> tensors)
    {
        using MemoryStream stream = new();
        SafetensorsWriter.Write(stream, tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });
        return stream.ToArray();
    }
}
