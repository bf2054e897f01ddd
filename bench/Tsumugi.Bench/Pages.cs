using System.Text;

namespace Tsumugi.Bench;

/// <summary>Makes pages of the size and mix of real ones: half markup and scripts, half Japanese text.</summary>
public static class Pages
{
    /// <summary>Makes one page of about 40 KB in UTF-8.</summary>
    public static string Article()
    {
        StringBuilder page = new();
        page.Append("<!DOCTYPE html>\n<html lang=\"ja\"><head><meta charset=\"utf-8\"><title>糸を紡ぐ - つむぎ</title><script>");
        page.Append('x', 4000).Append("</script></head><body class=\"home\"><header class=\"site-header\"><nav class=\"global-nav\"><ul>");
        Repeat(page, 40, "<li class=\"menu-item\"><a href=\"https://example.jp/category/item.html\" title=\"項目\">メニューの項目</a></li>\n");
        page.Append("</ul></nav></header><div id=\"contents\"><div class=\"main-column\"><h1>糸を紡ぐ</h1>\n");
        Repeat(page, 60, "<p class=\"text\">紡ぎ車は糸を紡ぐための道具で、古くから各地で使われてきました。<a href=\"#a\">手で回す</a>車の力で繊維に撚りをかけ、&quot;均一な&quot;糸にします。<br>\n二行目です。</p>\n");
        Repeat(page, 20, "<table border=\"1\"><tr><th>名前</th><td>細い糸</td><td>10&nbsp;本</td></tr></table>\n");
        page.Append("</div><div class=\"sidebar\"><ul>");
        Repeat(page, 60, "<li><a href=\"/archive/2021/04/\">2021年4月の記事</a></li>\n");
        return page.Append("</ul></div></div><footer><p>Copyright 2021</p></footer></body></html>").ToString();
    }

    private static void Repeat(StringBuilder page, int times, string piece)
    {
        for (int i = 0; i < times; i++)
        {
            page.Append(piece);
        }
    }
}
