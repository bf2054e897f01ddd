namespace Tsumugi.Stages.Extract;

/// <summary>Whether extracted text shows what its blocks were.</summary>
public enum TextStructure
{
    /// <summary>One block a line, no marks.</summary>
    Plain,

    /// <summary>Markdown: headings, lists, tables, quotes and code.</summary>
    Markdown,
}
