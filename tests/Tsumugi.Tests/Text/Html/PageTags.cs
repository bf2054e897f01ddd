using Tsumugi.Text.Html;

namespace Tsumugi.Tests.Text.Html;

/// <summary>The tags of a page that state facts, with their attributes.</summary>
internal sealed class PageTags
{
    private readonly List<string> _inOrder = [];
    private readonly HashSet<string> _links = new(StringComparer.Ordinal);
    private string _html = "";

    public static bool Wants(HtmlTag tag) => tag is HtmlTag.A or HtmlTag.Meta or HtmlTag.Link or HtmlTag.Html or HtmlTag.Time;

    public void Add(HtmlTag tag, IReadOnlyList<(string Name, string Value)> attributes)
    {
        string all = $"<{tag} {string.Join(' ', attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute => $"{attribute.Name}=«{attribute.Value}»"))}>";
        switch (tag)
        {
            case HtmlTag.A:
                _links.Add(all);
                break;
            case HtmlTag.Html:
                _html = _html.Length == 0 ? all : _html;
                break;
            default:
                _inOrder.Add(all);
                break;
        }
    }

    /// <summary>Lists what one page has and the other has not.</summary>
    public IEnumerable<string> DifferencesFrom(PageTags theirs)
    {
        if (_html != theirs._html && _html.Length > 0)
        {
            yield return $"ours {_html}, theirs {theirs._html}";
        }

        foreach (string link in _links.Except(theirs._links).Select(link => "only ours " + link).Concat(theirs._links.Except(_links).Select(link => "only theirs " + link)))
        {
            yield return link;
        }

        for (int i = 0; i < Math.Max(_inOrder.Count, theirs._inOrder.Count); i++)
        {
            string mine = i < _inOrder.Count ? _inOrder[i] : "nothing";
            string other = i < theirs._inOrder.Count ? theirs._inOrder[i] : "nothing";
            if (mine != other)
            {
                yield return $"ours {mine}, theirs {other}";
                yield break;
            }
        }
    }
}
