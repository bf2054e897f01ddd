namespace Tsumugi.Stages.Contamination;

/// <summary>One item of an evaluation set while it is read: a question with what belongs to it.</summary>
internal sealed class EvaluationItem
{
    /// <summary>Gets or sets the number of the item in its file, starting at 1.</summary>
    public int Number { get; set; }

    /// <summary>Gets or sets the id that the item itself states; empty if it states none.</summary>
    public string Id { get; set; } = "";

    /// <summary>Gets its texts, with the field in which each stands.</summary>
    public List<(string Field, string Text)> Texts { get; } = [];
}
