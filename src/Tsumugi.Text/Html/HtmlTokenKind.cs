namespace Tsumugi.Text.Html;

/// <summary>What the tokenizer found.</summary>
public enum HtmlTokenKind
{
    /// <summary>Letters between tags; see <see cref="HtmlTokenizer.HasReferences"/>.</summary>
    Text,

    /// <summary>A start tag with its attributes.</summary>
    StartTag,

    /// <summary>An end tag.</summary>
    EndTag,
}
