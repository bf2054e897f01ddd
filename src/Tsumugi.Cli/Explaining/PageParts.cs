using System.Text;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;

namespace Tsumugi.Cli.Explaining;

/// <summary>Turns the blocks of an extracted page into parts that may be shown.</summary>
internal static class PageParts
{
    /// <summary>Makes the parts of a page, and its text as it may be shown.</summary>
    /// <param name="body">The page's bytes as they were decoded.</param>
    /// <param name="encoding">The encoding that it was decoded from.</param>
    /// <param name="html">The decoded page.</param>
    /// <param name="text">The text that was taken out.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="editors">What destroys and masks.</param>
    public static (IReadOnlyList<PagePart> Parts, string Text) Of(ReadOnlySpan<byte> body, string encoding, ReadOnlySpan<char> html, string text, IReadOnlyList<ExtractedBlock> blocks, params ReadOnlySpan<ITextEditor> editors)
    {
        CleanText kept = CleanText.Of(text, blocks.Where(block => block.Keep).SelectMany(block => (int[])[block.TextStart, block.TextStart + block.TextLength]), editors);
        CleanText words = Words(blocks, editors);
        (int Start, int End)[] places = BlockPlaces.Of(body, encoding, html, blocks);
        long[] bytes = kept.Utf8Places();
        List<PagePart> parts = new(blocks.Count);
        int next = 0;
        for (int i = 0; i < blocks.Count; i++)
        {
            ExtractedBlock block = blocks[i];
            (CleanText from, int at) = block.Keep ? (kept, next) : (words, i * 2);
            parts.Add(new PagePart(
                places[i].Start,
                places[i].End,
                block.Keep ? (bytes[next], bytes[next + 1]) : null,
                block.Kind,
                block.Reason,
                Scrubbing.Clean(block.Element),
                from.Text[from.Places[at]..from.Places[at + 1]],
                Letters(block.Text.Span)));
            next += block.Keep ? 2 : 0;
        }

        return (parts, kept.Text);
    }

    /// <summary>Writes the parts as the field `blocks` of a line.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<PagePart> parts)
    {
        json.WriteStartArray("blocks");
        foreach (PagePart part in parts)
        {
            json.WriteStartObject();
            json.WriteNumber("start", part.Start);
            json.WriteNumber("end", part.End);
            json.WriteString("kind", part.Kind);
            if (part.Text is { } text)
            {
                json.WriteStartArray("text");
                json.WriteNumberValue(text.Start);
                json.WriteNumberValue(text.End);
                json.WriteEndArray();
                json.WriteNull("reason");
                json.WriteNull("element");
            }
            else
            {
                json.WriteNull("text");
                json.WriteString("reason", part.Reason);
                json.WriteString("element", part.Element);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Cleans the words of all blocks in one piece, since what tells personal data may stand in the block before.</summary>
    private static CleanText Words(IReadOnlyList<ExtractedBlock> blocks, ReadOnlySpan<ITextEditor> editors)
    {
        StringBuilder all = new();
        List<int> places = [];
        foreach (ExtractedBlock block in blocks)
        {
            places.Add(all.Length);
            all.Append(block.Text.Span);
            places.Add(all.Length);
            all.Append('\n');
        }

        return CleanText.Of(all.ToString(), places, editors);
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        int letters = 0;
        foreach (char letter in text)
        {
            letters += char.IsWhiteSpace(letter) ? 0 : 1;
        }

        return letters;
    }
}
