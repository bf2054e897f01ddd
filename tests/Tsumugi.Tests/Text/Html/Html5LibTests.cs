using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Tests.Text.Html;

/// <summary>The tokenizer cases of html5lib-tests, the suite that browsers are tested with; `eng/html-cases.sh` restores them.</summary>
/// <remarks>Compared are start tags with their attributes, end tags and letters; comments, doctypes and error reports are no tokens of ours.</remarks>
public sealed partial class Html5LibTests(ITestOutputHelper output)
{
    // This suite gives the tokenizer a script or plaintext start tag without a tree builder, so that nothing switches it; ours switches itself.
    private static readonly string[] SwitchesItself = ["<plaintext", "<script", "<style", "<title", "<textarea", "<xmp", "<iframe", "<noembed", "<noframes"];

    [Theory]
    [InlineData("contentModelFlags", 20)]
    [InlineData("domjs", 20)]
    [InlineData("entities", 50)]
    [InlineData("escapeFlag", 9)]
    [InlineData("namedEntities", 4000)]
    [InlineData("numericEntities", 300)]
    [InlineData("test1", 47)]
    [InlineData("test2", 40)]
    [InlineData("test3", 1300)]
    [InlineData("test4", 80)]
    [InlineData("unicodeChars", 300)]
    [InlineData("unicodeCharsProblematic", 4)]
    public void Agrees_with_the_suite_of_the_browsers(string file, int least)
    {
        string path = Path.Combine(Repository.Root, "eng/html/node_modules/parse5/test/data/tokenizer", file + ".test");
        Assert.SkipUnless(File.Exists(path), "run eng/html-cases.sh to restore the cases");
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllBytes(path));
        int run = 0;
        List<string> wrong = [];
        foreach (JsonElement one in cases.RootElement.GetProperty("tests").EnumerateArray())
        {
            bool escaped = one.TryGetProperty("doubleEscaped", out JsonElement flag) && flag.GetBoolean();

            // Decoders give U+FFFD for half of a surrogate pair and take the byte order mark, so the tokenizer never sees them.
            string input = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Unescape(one.GetProperty("input").GetString()!, escaped))).TrimStart((char)0xFEFF);
            string[] states = one.TryGetProperty("initialStates", out JsonElement list) ? [.. list.EnumerateArray().Select(state => state.GetString()!)] : ["Data state"];
            if (states is ["Data state"] && Array.Exists(SwitchesItself, tag => input.Contains(tag, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            string expected = Expected(one.GetProperty("output"), escaped);
            foreach (string state in states)
            {
                run++;
                string found = Found(input, state, one.TryGetProperty("lastStartTag", out JsonElement last) ? last.GetString()! : "");
                if (found != expected)
                {
                    wrong.Add($"{state} {Show(input)}: found {Show(found)}, expected {Show(expected)}");
                }
            }
        }

        output.WriteLine($"{run} cases, {wrong.Count} differ");
        Assert.True(run >= least, $"{run} cases are too few");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    private static string Expected(JsonElement tokens, bool escaped)
    {
        StringBuilder all = new();
        bool inText = false;
        foreach (JsonElement token in tokens.EnumerateArray().Where(token => token.ValueKind == JsonValueKind.Array))
        {
            string kind = token[0].GetString()!;
            if (kind is "StartTag" or "EndTag")
            {
                bool selfClosing = token.GetArrayLength() > 3 && token[3].GetBoolean();
                all.Append(kind == "StartTag" ? "\n[" : "\n[/").Append(Unescape(token[1].GetString()!, escaped));
                if (kind == "StartTag")
                {
                    foreach (JsonProperty attribute in token[2].EnumerateObject().OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
                    {
                        all.Append(CultureInfo.InvariantCulture, $" {Unescape(attribute.Name, escaped)}='{Unescape(attribute.Value.GetString()!, escaped)}'");
                    }
                }

                all.Append(selfClosing ? "/]" : "]");
                inText = false;
            }
            else if (kind == "Character")
            {
                // A NUL between tags is a token, but every tree builder leaves it out.
                string letters = Unescape(token[1].GetString()!, escaped).Replace("\0", "", StringComparison.Ordinal);
                all.Append(inText || letters.Length == 0 ? "" : "\n").Append(letters);
                inText |= letters.Length > 0;
            }
        }

        return all.ToString();
    }

    private static string Found(string input, string state, string lastStartTag)
    {
        StringBuilder all = new();
        TextBuffer letters = new();
        HtmlTokenizer tokens = new(input, new HtmlAttribute[32]);
        HtmlTag last = Enum.TryParse(lastStartTag, ignoreCase: true, out HtmlTag tag) ? tag : HtmlTag.Plaintext;
        bool inText = false;
        bool more = state switch
        {
            "Data state" => tokens.Read(),
            "RCDATA state" => tokens.ReadRawText(last, hasReferences: true) || tokens.Read(),
            "CDATA section state" => tokens.ReadSection() || tokens.Read(),
            _ => tokens.ReadRawText(last, hasReferences: false) || tokens.Read(),
        };
        for (; more; more = tokens.Read())
        {
            letters.Clear();
            if (tokens.Kind == HtmlTokenKind.Text)
            {
                tokens.AppendText(letters);
                all.Append(inText || letters.Length == 0 ? "" : "\n").Append(letters.Written);
                inText |= letters.Length > 0;
                continue;
            }

            inText = false;
            all.Append(tokens.Kind == HtmlTokenKind.StartTag ? "\n[" : "\n[/").Append(Lower(tokens.Name));
            if (tokens.Kind == HtmlTokenKind.StartTag)
            {
                SortedDictionary<string, string> attributes = new(StringComparer.Ordinal);
                foreach (HtmlAttribute attribute in tokens.Attributes)
                {
                    letters.Clear();
                    tokens.AppendValue(attribute, letters);

                    // Not TryAdd: the tokenizer itself leaves out the second of two.
                    attributes.Add(Lower(input.AsSpan(attribute.NameStart, attribute.NameLength)), letters.ToString());
                }

                all.AppendJoin("", attributes.Select(attribute => $" {attribute.Key}='{attribute.Value}'"));
                all.Append(tokens.IsSelfClosing ? "/]" : "]");
            }
            else
            {
                all.Append(']');
            }
        }

        return all.ToString();
    }

    private static string Lower(ReadOnlySpan<char> name) =>
        string.Concat(name.ToString().Select(letter => char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter == '\0' ? '\uFFFD' : letter));

    private static string Unescape(string text, bool escaped) =>
        escaped ? Escape().Replace(text, match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()) : text;

    private static string Show(string text) =>
        string.Concat(text.Select(letter => letter is '\n' ? "|" : letter is < ' ' or > '~' ? $"\\u{(int)letter:X4}" : letter.ToString()));

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
