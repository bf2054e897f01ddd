using Tsumugi.Text;

namespace Tsumugi.Contracts.Steps;

/// <summary>Turns the bytes of a page or text into letters.</summary>
/// <remarks>Immutable; called by many workers at once.</remarks>
public interface IDecoder
{
    /// <summary>Decodes bytes.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="httpCharset">The label of the HTTP header; empty if none.</param>
    /// <param name="isHtml">True if a `meta` or XML declaration may name the encoding.</param>
    /// <param name="text">Receives the letters (appended).</param>
    DecodeResult Decode(ReadOnlySpan<byte> bytes, string httpCharset, bool isHtml, TextBuffer text);
}
