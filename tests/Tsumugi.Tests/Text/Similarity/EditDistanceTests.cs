using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Tests.Text.Similarity;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0, 0)]
    [InlineData("", "あい", 2, 2)]
    [InlineData("", "あい", 1, -1)]
    [InlineData("かっこう", "がっこう", 1, 1)]
    [InlineData("田中さんの記事", "佐藤さんの記事", 2, 2)]
    [InlineData("田中さんの記事", "佐藤さんの記事", 1, -1)]
    [InlineData("同じ文", "同じ文", 0, 0)]
    [InlineData("同じ文", "同じ文。", -1, -1)]
    [InlineData("aaaa", "aa", 2, 2)] // what both begin and end with may overlap
    [InlineData("abcdef", "bcdefa", 2, 2)]
    [InlineData("abc", "xyz", 100, 3)]
    public void Counts_single_letters(string left, string right, int limit, int distance)
    {
        EditDistance edit = new();
        Assert.Equal(distance, edit.Within(left, right, limit));
        Assert.Equal(distance, edit.Within(right, left, limit));
    }

    [Fact]
    public void Equals_the_whole_table_for_every_limit()
    {
        EditDistance edit = new();
        Gen<string> texts = Gen.Elements('a', 'b', 'c', '字').ListOf().Select(letters => new string([.. letters]));
        Property.Holds(Arb.From(texts.SelectMany(left => texts.Select(right => (left, right)))), pair =>
        {
            int distance = Table(pair.left, pair.right);
            return Enumerable.Range(0, distance + 3).All(limit => edit.Within(pair.left, pair.right, limit) == (limit >= distance ? distance : -1));
        });
    }

    private static int Table(string left, string right)
    {
        int[,] table = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
            }
        }

        return table[left.Length, right.Length];
    }
}
