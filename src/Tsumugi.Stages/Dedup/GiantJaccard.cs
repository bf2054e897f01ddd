using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Stages.Dedup;

/// <summary>Computes the true similarity of documents whose sets of shingles do not fit into memory: part by part of the hashes, each in a reading of both keys.</summary>
/// <remarks>Exact. Memory: both keys, and two sets of as many shingles as a part has. Time: one scan of both keys for each part. One thread.</remarks>
/// <param name="mostShingles">How many shingles a part may have, about.</param>
internal sealed class GiantJaccard(int mostShingles)
{
    private readonly HashSet<ulong> _known = [];

    /// <summary>Says whether a document is a giant.</summary>
    public bool Knows(DocumentAddress address) => _known.Contains(address.Value);

    /// <summary>Remembers a giant.</summary>
    public void Note(DocumentAddress address) => _known.Add(address.Value);

    /// <summary>Compares two documents.</summary>
    /// <param name="left">A document.</param>
    /// <param name="right">Another.</param>
    /// <param name="read">Writes the key of a document into a buffer.</param>
    /// <returns>The exact similarity.</returns>
    public double Compare(DocumentAddress left, DocumentAddress right, Action<DocumentAddress, TextBuffer> read)
    {
        // Giants are so few that their memory is given back after each pair.
        TextBuffer leftKey = new();
        TextBuffer rightKey = new();
        read(left, leftKey);
        read(right, rightKey);
        ShingleSet leftPart = new();
        ShingleSet rightPart = new();
        int parts = (Math.Max(leftKey.Length, rightKey.Length) / mostShingles) + 1;
        long both = 0;
        long total = 0;
        for (int part = 0; part < parts; part++)
        {
            leftPart.FillPart(leftKey.Written, part, parts);
            rightPart.FillPart(rightKey.Written, part, parts);
            both += leftPart.CountShared(rightPart.Members);
            total += leftPart.Members.Length + rightPart.Members.Length;
        }

        return total == 0 ? 0 : (double)both / (total - both);
    }
}
