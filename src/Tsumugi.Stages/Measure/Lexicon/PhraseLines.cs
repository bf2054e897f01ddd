using System.Buffers;
using Tsumugi.Stages.Measure.Lines;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Counts the filled lines that carry phrases of menus, notices and templates.</summary>
internal sealed class PhraseLines : TextCount
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    // huggingface/datatrove@a649de7, c4_filters.py, POLICY_SUBSTRINGS.
    private static readonly SearchValues<string> JavaScriptWord = SearchValues.Create(["javascript"], AnyCase);
    private static readonly SearchValues<string> C4Phrases = SearchValues.Create(["terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies"], AnyCase);
    private static readonly string[] JapanesePhrases =
        ["利用規約", "プライバシーポリシー", "個人情報保護方針", "クッキーポリシー", "クッキーを使用", "クッキーの使用", "Cookieを使用", "Cookieの使用", "JavaScriptを有効", "JavaScriptが無効"];

    private static readonly PhraseAutomaton Heads = new(WordLists.Read("hojichar-dict/header_footer_keywords_ja.txt"));
    private static readonly PhraseAutomaton Templates = new(WordLists.Read("uzushio/template_sentences.txt"));

    /// <summary>Gets the lines with `javascript`.</summary>
    public int JavaScript { get; private set; }

    /// <summary>Gets the lines with a phrase of C4's policies.</summary>
    public int PolicyC4 { get; private set; }

    /// <summary>Gets the lines with a phrase of policies in either language.</summary>
    public int Policy { get; private set; }

    /// <summary>Gets the lines that begin with a phrase of headers and footers.</summary>
    public int HeaderFooter { get; private set; }

    /// <summary>Gets the lines that equal a line of a template.</summary>
    public int Template { get; private set; }

    /// <inheritdoc/>
    protected override void Count(in TextView document)
    {
        JavaScript = PolicyC4 = Policy = HeaderFooter = Template = 0;
        ReadOnlySpan<char> text = document.Letters;
        bool hasScript = text.ContainsAny(JavaScriptWord);
        bool hasC4 = text.ContainsAny(C4Phrases);
        bool hasJapanese = HasJapanese(document);
        Span<int> found = stackalloc int[8];
        foreach (ref readonly TextLine at in document.Lines)
        {
            ReadOnlySpan<char> line = LineEnds.Trim(text[at.Start..at.End]);
            if (line.IsEmpty)
            {
                continue;
            }

            JavaScript += hasScript && line.ContainsAny(JavaScriptWord) ? 1 : 0;
            bool isC4 = hasC4 && line.ContainsAny(C4Phrases);
            PolicyC4 += isC4 ? 1 : 0;
            Policy += isC4 || (hasJapanese && HasJapanese(line)) ? 1 : 0;
            HeaderFooter += Heads.MayBegin(line) && Heads.AllAt(line, 0, found) > 0 ? 1 : 0;
            if (Templates.MayBegin(line))
            {
                int count = Templates.AllAt(line, 0, found);
                Template += count > 0 && Templates.Phrases[found[count - 1]].Length == line.Length ? 1 : 0;
            }
        }
    }

    /// <summary>Says whether a text has one of the phrases; few texts have even all letters of one, and a set of phrases beyond ASCII is searched for letter by letter.</summary>
    private static bool HasJapanese(in TextView document)
    {
        foreach (string phrase in JapanesePhrases)
        {
            if (document.MayHave(phrase) && document.Letters.Contains(phrase, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasJapanese(ReadOnlySpan<char> line)
    {
        foreach (string phrase in JapanesePhrases)
        {
            if (line.Contains(phrase, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
