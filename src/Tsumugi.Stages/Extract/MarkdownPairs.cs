namespace Tsumugi.Stages.Extract;

/// <summary>Marks that mean something in Markdown only as a pair.</summary>
[Flags]
internal enum MarkdownPairs
{
    None = 0,
    Star = 1,
    Underscore = 2,
    Backtick = 4,
    Tildes = 8,
    Link = 16,
}
