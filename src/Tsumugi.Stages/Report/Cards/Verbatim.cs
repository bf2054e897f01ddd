namespace Tsumugi.Stages.Report.Cards;

/// <summary>Text that is Markdown or YAML already and goes into a card as it is.</summary>
/// <param name="Text">The text.</param>
public readonly record struct Verbatim(string Text)
{
    /// <summary>Makes a code span, in which Markdown knows no escapes: what would end it is replaced.</summary>
    public static Verbatim Code(string text) => new("`" + text.Replace('`', '\'').Replace('\n', ' ').Replace('\r', ' ').Replace("|", "\\|", StringComparison.Ordinal) + "`");
}
