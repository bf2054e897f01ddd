using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Verification;

namespace Tsumugi.Tests.Engine;

public sealed class MerkleRootTests
{
    private static readonly TaskOutput[] Files = [.. Enumerable.Range(0, 5).Select(i => new TaskOutput($"data/{i}", i, new string((char)('a' + i), 64), 1))];

    [Fact]
    public void The_order_in_which_files_are_listed_does_not_matter() => Assert.Equal(MerkleRoot.Of("p", Files), MerkleRoot.Of("p", Files.Reverse()));

    [Fact]
    public void Every_file_its_name_its_size_and_the_plan_matter()
    {
        HashSet<string> roots =
        [
            MerkleRoot.Of("p", Files),
            MerkleRoot.Of("q", Files),
            MerkleRoot.Of("p", []),
            MerkleRoot.Of("p", Files[..4]),
            MerkleRoot.Of("p", [Files[0] with { Key = "data/x" }, .. Files[1..]]),
            MerkleRoot.Of("p", [Files[0] with { Bytes = 9 }, .. Files[1..]]),
            MerkleRoot.Of("p", [Files[0] with { Sha256 = new string('z', 64) }, .. Files[1..]]),
        ];
        Assert.Equal(7, roots.Count);
    }

    [Fact]
    public void Only_the_content_counts_not_the_number_of_records_beside_it() => Assert.Equal(MerkleRoot.Of("p", Files), MerkleRoot.Of("p", Files.Select(file => file with { Records = 77 })));
}
