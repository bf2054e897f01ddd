using Tsumugi.Contracts.Messages;
using Tsumugi.Serve.Access;

namespace Tsumugi.Tests.Serve.Access;

public sealed class KeyRingTests
{
    [Fact]
    public void A_key_opens_and_is_known_by_its_label_colon_or_not()
    {
        using TemporaryFolder folder = new();
        KeyRing keys = KeyRing.Read(folder.Write("keys", "# 試験用\nteam-a 0b1f-uuid:secret\n\nteam-b\tplain\n"));
        Assert.True(keys.Locked);
        Assert.Equal("team-a", keys.LabelOf("Bearer 0b1f-uuid:secret"));
        Assert.Equal("team-b", keys.LabelOf("bearer plain"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("Bearer secret")]
    [InlineData("Basic plain")]
    [InlineData("plain")]
    [InlineData("Bearer team-b")]
    public void Anything_else_does_not_open(string? header)
    {
        using TemporaryFolder folder = new();
        Assert.Null(KeyRing.Read(folder.Write("keys", "team-b plain\n")).LabelOf(header));
    }

    [Theory]
    [InlineData("", "keys")]
    [InlineData("# nothing\n", "keys")]
    [InlineData("alone\n", "keys:1")]
    [InlineData("a one\na two\n", "keys:2")]
    [InlineData("a one two\n", "keys:1")]
    public void A_bad_file_is_refused_without_its_keys(string text, string place)
    {
        using TemporaryFolder folder = new();
        TsumugiException error = Assert.Throws<TsumugiException>(() => KeyRing.Read(folder.Write("keys", text)));
        Assert.Equal("TSU2100", error.Code);
        Assert.EndsWith(place, error.Message.Split(": ")[1]);
        Assert.DoesNotContain("two", error.Message);
    }

    [Fact]
    public void A_missing_file_is_said() => Assert.Equal("TSU4001", Assert.Throws<TsumugiException>(() => KeyRing.Read("/no/such/keys")).Code);
}
