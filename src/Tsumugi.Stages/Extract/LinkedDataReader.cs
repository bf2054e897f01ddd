using System.Text;
using System.Text.Json;
using Tsumugi.Text;

namespace Tsumugi.Stages.Extract;

/// <summary>Reads the JSON-LD of a page for author, dates, licence, language and site; whatever it holds, it never throws.</summary>
/// <remarks>
/// Tolerant where pages err: line ends inside of strings, comments, trailing commas, marks of comments around the whole. What is broken is
/// read up to the break. Limits: 256 Ki letters a script, 32 levels, 256 objects, strings of 4,096 bytes. Objects of other kinds
/// (comments, breadcrumbs, products) are passed over, so their authors and dates are not taken for the page's.
/// </remarks>
internal sealed class LinkedDataReader
{
    private const int LongestScript = 256 * 1024;
    private const int LongestString = 4096;
    private const int MostItems = 256;
    private const int MostNames = 8;

    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    private readonly List<LinkedItem> _items = [];
    private readonly TextBuffer _scratch = new(256);

    public void Clear() => _items.Clear();

    /// <summary>Reads one script.</summary>
    public void Read(ReadOnlySpan<char> script)
    {
        int mark = script.IndexOf("<![CDATA[", StringComparison.Ordinal);
        script = mark >= 0 ? script[(mark + 9)..] : script;
        int start = script.IndexOfAny('{', '[');
        if (start < 0 || script.Length - start > LongestScript)
        {
            return;
        }

        byte[] json = new byte[Encoding.UTF8.GetMaxByteCount(script.Length - start)];
        int length = Encoding.UTF8.GetBytes(script[start..], json);
        Span<byte> bytes = json.AsSpan(0, length);
        foreach (ref byte one in bytes)
        {
            one = one < 0x20 ? (byte)' ' : one;
        }

        try
        {
            Utf8JsonReader reader = new(bytes, Options);
            reader.Read();
            Candidates(ref reader);
        }
        catch (JsonException)
        {
            // Broken from here on; what stood before is known.
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped in a string.
        }
    }

    /// <summary>Weighs all objects read: an article before the page, the page before the rest.</summary>
    public void Conclude(LinkedFacts facts)
    {
        for (int rank = 3; rank >= 2; rank--)
        {
            foreach (LinkedItem item in _items)
            {
                if (item.Rank == rank)
                {
                    facts.Headline = First(facts.Headline, item.Headline, rank == 3 ? item.Name : "");
                    facts.Author = First(facts.Author, Resolved(item.Author));
                    facts.Published = First(facts.Published, item.Published);
                    facts.Modified = First(facts.Modified, item.Modified);
                    facts.Licence = First(facts.Licence, item.Licence);
                    facts.Language = First(facts.Language, item.Language);
                    facts.Site = First(facts.Site, Resolved(item.Publisher));
                }
            }
        }

        foreach (LinkedItem item in _items)
        {
            facts.Site = First(facts.Site, item.IsSite ? item.Name : "");
        }
    }

    /// <summary>Reads an object about the page, or a list of them.</summary>
    private void Candidates(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Candidates(ref reader);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject && _items.Count < MostItems)
        {
            LinkedItem item = new();
            _items.Add(item);
            ReadObject(ref reader, item);
        }
        else
        {
            reader.Skip();
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, LinkedItem item)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            if (name.SequenceEqual("@graph"u8) || name.SequenceEqual("mainEntity"u8))
            {
                reader.Read();
                Candidates(ref reader);
            }
            else if (name.SequenceEqual("@type"u8))
            {
                reader.Read();
                Weigh(Value(ref reader, "name"u8), item);
            }
            else if (name.SequenceEqual("@id"u8))
            {
                item.Id = Next(ref reader, item.Id);
            }
            else if (name.SequenceEqual("name"u8))
            {
                item.Name = Next(ref reader, item.Name);
            }
            else if (name.SequenceEqual("headline"u8))
            {
                item.Headline = Next(ref reader, item.Headline);
            }
            else if (name.SequenceEqual("author"u8) || name.SequenceEqual("creator"u8))
            {
                item.Author = Next(ref reader, item.Author);
            }
            else if (name.SequenceEqual("datePublished"u8))
            {
                item.Published = Next(ref reader, item.Published);
            }
            else if (name.SequenceEqual("dateModified"u8))
            {
                item.Modified = Next(ref reader, item.Modified);
            }
            else if (name.SequenceEqual("license"u8))
            {
                reader.Read();
                item.Licence = First(item.Licence, Value(ref reader, "url"u8));
            }
            else if (name.SequenceEqual("inLanguage"u8))
            {
                reader.Read();
                item.Language = First(item.Language, Value(ref reader, "alternateName"u8));
            }
            else if (name.SequenceEqual("publisher"u8))
            {
                item.Publisher = Next(ref reader, item.Publisher);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private string Next(ref Utf8JsonReader reader, string known)
    {
        reader.Read();
        return First(known, Value(ref reader, "name"u8));
    }

    /// <summary>Reads a string; of an object the wanted property, else its id; of a list all, parted by commas.</summary>
    private string Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> wanted)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.ValueSpan.Length <= LongestString ? FactText.Of(reader.GetString(), _scratch) : "";
            case JsonTokenType.StartObject:
                return OfObject(ref reader, wanted);
            case JsonTokenType.StartArray:
                List<string> values = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    string value = Value(ref reader, wanted);
                    if (value.Length > 0 && values.Count < MostNames && !values.Contains(value))
                    {
                        values.Add(value);
                    }
                }

                return string.Join(", ", values);
            default:
                reader.Skip();
                return "";
        }
    }

    private string OfObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> wanted)
    {
        string value = "";
        string id = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isWanted = reader.ValueTextEquals(wanted) || reader.ValueTextEquals("@value"u8);
            bool isId = reader.ValueTextEquals("@id"u8);
            reader.Read();
            if (isWanted || isId)
            {
                string read = Value(ref reader, wanted);
                value = isWanted ? First(value, read) : value;
                id = isId ? read : id;
            }
            else
            {
                reader.Skip();
            }
        }

        return First(value, id);
    }

    /// <summary>Puts names for ids that the page explains elsewhere; an address that it does not explain is no name.</summary>
    private string Resolved(string written)
    {
        if (!written.Contains('/', StringComparison.Ordinal) && !written.Contains('#', StringComparison.Ordinal))
        {
            return written;
        }

        List<string> names = [];
        foreach (string part in written.Split(", "))
        {
            string name = part.Contains("://", StringComparison.Ordinal) || part.StartsWith('#') || part.StartsWith('/') ? _items.Find(item => item.Id == part)?.Name ?? "" : part;
            if (name.Length > 0)
            {
                names.Add(name);
            }
        }

        return string.Join(", ", names);
    }

    /// <summary>Types of schema.org: what is written, the page that shows it, the site around.</summary>
    private static void Weigh(string types, LinkedItem item)
    {
        foreach (string type in types.Split(", "))
        {
            int rank = type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal) || type is "Report" or "Book" or "Chapter" or "CreativeWork" or "Recipe" or "HowTo" or "Review" or "Course" or "LearningResource" or "Dataset" or "Thesis" ? 3
                : type.EndsWith("Page", StringComparison.Ordinal) ? 2
                : type is "WebSite" or "Person" or "Organization" or "NewsMediaOrganization" ? 1 : 0;
            item.Rank = Math.Max(item.Rank, rank);
            item.IsSite |= type == "WebSite";
        }
    }

    private static string First(string known, string other, string last = "") => known.Length > 0 ? known : other.Length > 0 ? other : last;
}
