using Tsumugi.Text.Hashing;

namespace Tsumugi.Models.Proving;

/// <summary>Draws documents of an arm: source by source, in an order that only key and seed determine, until the bytes are full.</summary>
/// <remarks>
/// Arms that share documents draw the same ones first, so that two draws of one seed differ by what the arms differ in, and not by luck (common random numbers). The result does
/// not depend on the order in which documents come.
/// </remarks>
public static class ArmDraw
{
    /// <summary>Draws.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="quotas">The bytes of each source.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <returns>For each document that is drawn, by its number, how many bytes of it; only the last one of a source is cut.</returns>
    public static SortedDictionary<int, int> Take(IReadOnlyList<ArmDocument> documents, SortedDictionary<string, long> quotas, ulong seed)
    {
        (ulong Order, ulong Key, ulong Content, int Number)[] order = [.. documents.Select((document, number) => (Hash64.Of(document.Key, seed), document.Key, document.Content, number))];
        Array.Sort(order);
        Dictionary<string, long> left = new(quotas, StringComparer.Ordinal);
        SortedDictionary<int, int> taken = [];
        foreach ((_, _, _, int number) in order)
        {
            ArmDocument document = documents[number];
            if (left.GetValueOrDefault(document.Source) is > 0 and long room)
            {
                int bytes = (int)Math.Min(room, document.Bytes);
                taken[number] = bytes;
                left[document.Source] = room - bytes;
            }
        }

        return taken;
    }
}
