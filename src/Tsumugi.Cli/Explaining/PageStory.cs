using Tsumugi.Contracts.Messages;

namespace Tsumugi.Cli.Explaining;

/// <summary>What became of the parts of one page, as far as it can still be told.</summary>
/// <param name="Parts">The parts in page order; empty if they cannot be told.</param>
/// <param name="Bytes">The size of the page.</param>
/// <param name="Trouble">Why they cannot be told, or why they may differ from what the run saw; null if all is well.</param>
internal sealed record PageStory(IReadOnlyList<PagePart> Parts, int Bytes, Phrase? Trouble)
{
    /// <summary>Gets the story of what was no page: there is nothing to tell.</summary>
    public static PageStory None { get; } = new([], 0, null);
}
