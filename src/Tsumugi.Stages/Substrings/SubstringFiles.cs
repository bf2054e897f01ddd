using System.Globalization;

namespace Tsumugi.Stages.Substrings;

/// <summary>The keys by which the stages of the step find each other's work.</summary>
internal static class SubstringFiles
{
    /// <summary>The anchors of a shard's kept documents, sorted by hash.</summary>
    public static string Anchors(int shard) => Key($"work/substrings/anchors/{shard:D5}.run");

    /// <summary>The passages that stand earlier, of one range of anchors, sorted by document.</summary>
    public static string Passages(int part) => Key($"work/substrings/passages/{part:D5}.run");

    private static string Key(FormattableString key) => key.ToString(CultureInfo.InvariantCulture);
}
