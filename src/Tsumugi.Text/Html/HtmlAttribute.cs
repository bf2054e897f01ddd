namespace Tsumugi.Text.Html;

/// <summary>Where one attribute of the current tag stands in the page.</summary>
/// <param name="NameStart">First letter of the name.</param>
/// <param name="NameLength">Letters of the name.</param>
/// <param name="ValueStart">First letter of the value, quotes left out.</param>
/// <param name="ValueLength">Letters of the value as written, character references not resolved.</param>
public readonly record struct HtmlAttribute(int NameStart, int NameLength, int ValueStart, int ValueLength);
