using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Fuzz.Targets;

/// <summary>Pages as letters (the input is UTF-8): the tokenizer and both extractors.</summary>
internal sealed class HtmlTarget : IFuzzTarget
{
    private readonly HtmlAttribute[] _room = new HtmlAttribute[8];
    private readonly TextBuffer _letters = new();
    private readonly Document _document = new();
    private readonly IExtractionWorker _mainContent = new MainContentExtractor().CreateWorker();
    private readonly IExtractionWorker _wholePage = new WholePageExtractor().CreateWorker();

    public string Name => "html";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. new[]
        {
            "<!DOCTYPE html><html lang=ja><head><meta charset=utf-8><title>糸 &amp; 布</title><meta name=author content='糸子'><link rel=license href='https://creativecommons.org/licenses/by/4.0/'><script>a<b</script></head><body class=home><nav><ul><li><a href=/>一</a><li><a href=#x>二</a></ul></nav><main><article><h1>題</h1><p>紡ぎ車は糸を紡ぐ道具で、古くから各地で使われてきました。</p><table><tr><th>名<td>値</table><pre>\n a\n</pre></article></main><footer>© 2021</footer></body></html>",
            "<ruby>漢<rt>かん</ruby><svg><g><![CDATA[x]]></g><title>t</title><foreignObject><p>y</p></foreignObject></svg><math><mi>z</mi></math><template>t</template><textarea>\n</p></textarea><plaintext>",
            "<dl><dt>a<dd>b</dl><form><select><option>c</select></form><div hidden>d</div><div style='display:none'>e</div><br><br><frameset><frame></frameset>",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public IReadOnlyList<byte[]> Words { get; } =
    [
        .. ("<|>|</|/>|<!--|-->|--!>|<!|<?|<![CDATA[|]]>|=|\"|'| |&amp;|&#x|&#128;|&copy|;|\0|\r|\r\n|\n|日本|、|。|\U0001F600|<p>|</p>|<div class='side menu'>|</div>|<table>|<tr>|<td>|</td>|</tr>|</table>|<li>|<ul>|</ul>|<a href=x>|</a>|<br>|<rt>|<svg>|</svg>|<math>|<mi>|<desc>|<foreignObject>|<annotation-xml encoding=text/html>|<script>|</script>|<style>|</style>|<title>|</title>|<textarea>|<pre>|<main>|<article>|<h1>|<h2>|<noscript>|<select>|<body>|</body>|<html>|<template>|<time datetime=2021>|<meta name=date content=1>| hidden| id=content")
            .Split('|').Select(Encoding.UTF8.GetBytes),
    ];

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        string page = Encoding.UTF8.GetString(input);
        Digest digest = new();
        Digest kinds = new();
        Tokenize(page, ref digest, ref kinds);
        Extract(_mainContent, page, ref digest, ref kinds);
        Extract(_wholePage, page, ref digest, ref kinds);
        return new FuzzResult(digest.Value, kinds.Value);
    }

    private void Tokenize(string page, ref Digest digest, ref Digest kinds)
    {
        HtmlTokenizer tokens = new(page, _room);
        int count = 0;
        int written = 0;
        ulong met = 0;
        while (tokens.Read())
        {
            FindingException.Unless(++count <= page.Length, "more tokens than letters");
            digest.Add((long)tokens.Kind);
            if (tokens.Kind == HtmlTokenKind.Text)
            {
                FindingException.Unless(!tokens.Text.IsEmpty, "a text without letters");
                written += tokens.Text.Length;
                _letters.Clear();
                tokens.AppendText(_letters);
                FindingException.Unless(_letters.Length <= tokens.Text.Length * 2, "letters grow");
                digest.Add(_letters.Written);
                continue;
            }

            digest.Add((long)tokens.Tag);
            digest.Add(tokens.IsSelfClosing ? 1 : 0);
            written += tokens.Name.Length + 2;
            met |= 1UL << ((int)tokens.Tag & 63);
            FindingException.Unless(tokens.Name.Length > 0 && char.IsAsciiLetter(tokens.Name[0]), "a tag without a name");
            foreach (HtmlAttribute attribute in tokens.Attributes)
            {
                ReadOnlySpan<char> name = page.AsSpan(attribute.NameStart, attribute.NameLength);
                ReadOnlySpan<char> value = page.AsSpan(attribute.ValueStart, attribute.ValueLength);
                FindingException.Unless(!name.IsEmpty, "an attribute without a name");
                written += name.Length + value.Length;
                string lower = name.ToString().ToLowerInvariant();
                FindingException.Unless(!System.Text.Ascii.IsValid(name) || (tokens.TryGet(lower, out ReadOnlySpan<char> found) && found.SequenceEqual(value)), "an attribute that is not found by its name");
                _letters.Clear();
                tokens.AppendValue(attribute, _letters);
                digest.Add(_letters.Written);
            }

            digest.Add(tokens.TryGet("href", out ReadOnlySpan<char> href) ? href.Length : -1);
        }

        FindingException.Unless(!tokens.Read(), "a token behind the last");
        FindingException.Unless(written <= page.Length, $"{written} letters of {page.Length}");
        kinds.Add((long)met);
        kinds.AddRoughly(count);
    }

    private void Extract(IExtractionWorker worker, string page, ref Digest digest, ref Digest kinds)
    {
        _document.Clear();
        string reason = worker.Extract(page, _document);
        FindingException.Unless(_document.Text.Length <= (page.Length * 2) + 1, $"{_document.Text.Length} letters of {page.Length}");
        FindingException.Unless(reason.Length > 0 == (_document.Text.Length == 0), $"{_document.Text.Length} letters with the reason `{reason}`");
        FindingException.Unless(_document.Title.Length <= Math.Max(2048, page.Length) && !_document.Title.Contains('\n', StringComparison.Ordinal), "a title of several lines");
        digest.Add(reason);
        digest.Add(_document.Text.Written);
        digest.Add(_document.Title);
        digest.Add(_document.Author);
        digest.Add(_document.Date);
        digest.Add(_document.Licence);
        kinds.Add(reason);
        kinds.AddRoughly(_document.Text.Length);
        kinds.AddRoughly(_document.Text.Written.Count('\n'));
        kinds.Add(_document.Licence.Length > 0 ? 1 : 0);
    }
}
