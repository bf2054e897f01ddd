using System.Runtime.InteropServices;
using System.Text.Json;
using Tsumugi.Stages.Read.Lines;
using Tsumugi.Text;

namespace Tsumugi.Cli.Filters;

/// <summary>Reads strings out of JSON that may hold lone surrogates: such an escape becomes U+FFFD instead of an error.</summary>
internal static class JsonStrings
{
    /// <summary>Gets the letters of a string element.</summary>
    public static string Of(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Lenient(JsonMarshal.GetRawUtf8Value(element)[1..^1]);
        }
    }

    /// <summary>Gets the name of a property.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Lenient(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    private static string Lenient(ReadOnlySpan<byte> raw)
    {
        TextBuffer text = new(raw.Length);
        JsonText.Append(raw, escaped: true, text);
        return text.ToString();
    }
}
