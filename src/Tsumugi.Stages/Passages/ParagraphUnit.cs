namespace Tsumugi.Stages.Passages;

/// <summary>What is counted.</summary>
public enum ParagraphUnit
{
    /// <summary>Lines: in plain text a line is a block of the page.</summary>
    Line,

    /// <summary>What stands between blank lines.</summary>
    Paragraph,
}
