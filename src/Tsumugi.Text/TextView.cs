namespace Tsumugi.Text;

/// <summary>One document's text together with what has been counted in it.</summary>
public readonly ref struct TextView
{
    /// <summary>Creates a view over a text.</summary>
    public TextView(ReadOnlySpan<char> text) => Letters = text;

    /// <summary>Gets the text in UTF-16.</summary>
    public ReadOnlySpan<char> Letters { get; }
}
