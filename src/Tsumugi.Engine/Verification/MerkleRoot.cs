using System.Security.Cryptography;
using System.Text;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Verification;

/// <summary>One hash over many files: a binary tree of SHA-256, so that one file can be proved to belong to a root without the others.</summary>
public static class MerkleRoot
{
    /// <summary>Gets the root as lower-case hexadecimal.</summary>
    /// <param name="planHash">The first leaf.</param>
    /// <param name="outputs">The other leaves, ordered here by key.</param>
    public static string Of(string planHash, IEnumerable<TaskOutput> outputs)
    {
        List<byte[]> level = [Leaf($"plan\0{planHash}")];
        level.AddRange(outputs.OrderBy(output => output.Key, StringComparer.Ordinal).Select(output => Leaf(FormattableString.Invariant($"{output.Key}\0{output.Bytes}\0{output.Sha256}"))));
        while (level.Count > 1)
        {
            List<byte[]> above = [];
            for (int i = 0; i < level.Count; i += 2)
            {
                // A lone node at the end of a level moves up as it is.
                above.Add(i + 1 < level.Count ? SHA256.HashData([1, .. level[i], .. level[i + 1]]) : level[i]);
            }

            level = above;
        }

        return Convert.ToHexStringLower(level[0]);
    }

    /// <summary>Leaves begin with 0 and inner nodes with 1, so that neither can be passed off as the other.</summary>
    private static byte[] Leaf(string content) => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(content)]);
}
