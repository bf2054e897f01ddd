using System.Runtime.CompilerServices;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>Writes Markdown in one language: what stands in the program's text is markup, what comes through a hole is text.</summary>
/// <remarks>Our own phrases are the exception: they may hold markup, so values go into a line through holes of their own, never through a phrase.</remarks>
/// <param name="tongue">The language.</param>
public sealed class MarkdownWriter(Tongue tongue)
{
    private readonly StringBuilder _markdown = new();

    /// <summary>Gets the language.</summary>
    public Tongue Tongue => tongue;

    /// <summary>Writes a line.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] Handler line)
    {
        _ = line;
        _markdown.Append('\n');
    }

    /// <summary>Writes an empty line.</summary>
    public void Line() => _markdown.Append('\n');

    /// <summary>Writes a heading with an empty line before and behind it.</summary>
    public void Heading(string english, string japanese) => _markdown.Append("\n## ").Append(tongue == Tongue.Japanese ? japanese : english).Append("\n\n");

    /// <summary>Writes the head of a table.</summary>
    /// <param name="columns">The columns; those whose name begins with `&gt;` hold numbers.</param>
    public void Table(params ReadOnlySpan<Phrase> columns)
    {
        foreach (Phrase column in columns)
        {
            _markdown.Append("| ").Append(column.In(tongue).TrimStart('>')).Append(' ');
        }

        _markdown.Append("|\n");
        foreach (Phrase column in columns)
        {
            _markdown.Append(column.English.StartsWith('>') ? "| ---: " : "| --- ");
        }

        _markdown.Append("|\n");
    }

    /// <summary>Writes a row of a table whose cells are known only when it runs.</summary>
    public void Row(params ReadOnlySpan<string> cells)
    {
        foreach (string cell in cells)
        {
            _markdown.Append("| ");
            MarkdownText.Append(_markdown, cell);
            _markdown.Append(' ');
        }

        _markdown.Append("|\n");
    }

    /// <inheritdoc/>
    public override string ToString() => _markdown.ToString();

    /// <summary>Takes the pieces of an interpolated string; the compiler calls it.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly MarkdownWriter _writer;

        /// <summary>Begins a line.</summary>
        public Handler(int literalLength, int formattedCount, MarkdownWriter writer)
        {
            _ = (literalLength, formattedCount);
            _writer = writer;
        }

        /// <summary>Appends markup.</summary>
        public void AppendLiteral(string markup) => _writer._markdown.Append(markup);

        /// <summary>Appends a text.</summary>
        public void AppendFormatted(string text) => MarkdownText.Append(_writer._markdown, text);

        /// <summary>Appends what is Markdown or YAML already.</summary>
        public void AppendFormatted(Verbatim verbatim) => _writer._markdown.Append(verbatim.Text);

        /// <summary>Appends a number with its thousands apart.</summary>
        public void AppendFormatted(long number) => _writer._markdown.Append(Numbers.Whole(number));

        /// <summary>Appends one of our phrases in the language of the card.</summary>
        public void AppendFormatted(Phrase phrase) => _writer._markdown.Append(phrase.In(_writer.Tongue));
    }
}
