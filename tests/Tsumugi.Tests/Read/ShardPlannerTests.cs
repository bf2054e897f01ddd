using FsCheck.Fluent;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Read.Sources;

namespace Tsumugi.Tests.Read;

public sealed class ShardPlannerTests
{
    private static readonly ShardSizes Sizes = new() { TargetBytes = 10, SplitBytes = 100, MostFiles = 3 };

    [Fact]
    public void Small_files_are_joined_and_large_ones_cut()
    {
        IReadOnlyList<Shard> shards = Plan([4, 4, 4, 1, 1, 1, 1, 250, 2, 50, 3]);
        Assert.Equal(
            ["0,1,2", "3,4,5", "6", "7[0..83)", "7[83..166)", "7[166..)", "8", "9", "10"],
            shards.Select(shard => string.Join(',', shard.Files.Select(file => file.Start == 0 && file.End == long.MaxValue ? file.Name : $"{file.Name}[{file.Start}..{(file.End == long.MaxValue ? "" : file.End)})"))));
        Assert.Equal([12, 3, 1, 83, 83, 84, 2, 50, 3], shards.Select(shard => shard.Bytes));
        Assert.All(shards, shard => Assert.Equal("web", shard.Source));
    }

    [Fact]
    public void Every_byte_of_every_file_is_in_one_shard() => Property.Holds(Arb.From(Gen.Choose(0, 1000).ArrayOf()), lengths =>
    {
        IReadOnlyList<Shard> shards = Plan(lengths);
        long[] bytes = new long[lengths.Length];
        foreach (SourceFile file in shards.SelectMany(shard => shard.Files))
        {
            int index = int.Parse(file.Name);
            bytes[index] += Math.Min(file.End, lengths[index]) - file.Start;
        }

        return bytes.SequenceEqual(lengths.Select(length => (long)length))
            && shards.Sum(shard => shard.Bytes) == lengths.Sum()
            && shards.SelectMany(shard => shard.Files).Select(file => int.Parse(file.Name)).Distinct().Count() == lengths.Length;
    });

    private static IReadOnlyList<Shard> Plan(int[] lengths) => ShardPlanner.Plan(
        "web", [.. lengths.Select((_, i) => new SourceFile(i.ToString(), i.ToString(), "jsonl"))], file => lengths[int.Parse(file.Name)], _ => true, Sizes);
}
