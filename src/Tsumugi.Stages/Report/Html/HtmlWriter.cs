using System.Runtime.CompilerServices;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Stages.Report.Html;

/// <summary>Writes HTML: what stands in the program's text is markup, what comes through a hole is text.</summary>
/// <remarks>
/// <c>html.Write($"&lt;td&gt;{title}&lt;/td&gt;")</c> escapes the title, whatever it holds; only a <see cref="Markup"/> passes as it is.
/// A <see cref="Phrase"/> is written in both languages, of which the page shows one; words in backticks become code.
/// </remarks>
public sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>Writes markup with escaped holes, and a line break.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] Handler html)
    {
        _ = html;
        _html.Append('\n');
    }

    /// <summary>Writes a phrase in both languages.</summary>
    public void Both(Phrase phrase)
    {
        _html.Append("<span class=\"ja\" lang=\"ja\">");
        Prose(phrase.Japanese);
        _html.Append("</span><span class=\"en\" lang=\"en\">");
        Prose(phrase.English);
        _html.Append("</span>");
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    private void Prose(string text)
    {
        string[] parts = text.Split('`');
        for (int i = 0; i < parts.Length; i++)
        {
            bool code = i % 2 == 1 && i + 1 < parts.Length;
            _html.Append(code ? "<code>" : i % 2 == 1 ? "`" : "");
            HtmlText.Append(_html, parts[i]);
            _html.Append(code ? "</code>" : "");
        }
    }

    /// <summary>Takes the pieces of an interpolated string; the compiler calls it.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly HtmlWriter _writer;

        /// <summary>Begins a piece of HTML.</summary>
        public Handler(int literalLength, int formattedCount, HtmlWriter writer)
        {
            _ = (literalLength, formattedCount);
            _writer = writer;
        }

        /// <summary>Appends markup.</summary>
        public void AppendLiteral(string markup) => _writer._html.Append(markup);

        /// <summary>Appends a text.</summary>
        public void AppendFormatted(string text) => HtmlText.Append(_writer._html, text);

        /// <summary>Appends a number with its thousands apart.</summary>
        public void AppendFormatted(long number) => _writer._html.Append(Numbers.Whole(number));

        /// <summary>Appends a position in a picture.</summary>
        public void AppendFormatted(double position) => _writer._html.Append(Numbers.Position(position));

        /// <summary>Appends a phrase.</summary>
        public void AppendFormatted(Phrase phrase) => _writer.Both(phrase);

        /// <summary>Appends markup.</summary>
        public void AppendFormatted(Markup markup) => _writer._html.Append(markup.Html);
    }
}
