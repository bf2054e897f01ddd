using System.Buffers;
using System.Collections.Frozen;

namespace Tsumugi.Stages.Extract;

/// <summary>Recognises short blocks that are never content: "back to top", copyright lines, share buttons.</summary>
/// <remarks>Written by hand from what Japanese pages usually say; a phrase counts only if it is the whole block.</remarks>
internal static class BoilerplatePhrases
{
    private const int LongestPhrase = 40;
    private const int LongestCopyright = 200;
    private const int LongestEntryFoot = 120;
    private const int LongestLinkRow = 100;

    private static readonly FrozenSet<string> Whole = new[]
    {
        "ページの先頭へ", "ページ先頭へ", "ページの先頭へ戻る", "ページの先頭に戻る", "このページの先頭へ", "このページの先頭へ戻る", "このページのトップへ", "ページトップへ",
        "ページトップへ戻る", "ページtopへ", "pagetop", "トップへ", "トップへ戻る", "トップページ", "トップページへ", "トップページへ戻る", "トップに戻る", "先頭へ戻る", "上へ", "上に戻る", "topへ戻る",
        "topへ", "top", "home", "ホーム", "ホームへ戻る", "ホームに戻る", "戻る", "もどる", "前へ", "次へ", "前のページ", "次のページ", "前のページへ", "次のページへ", "前のページへ戻る", "前のページに戻る",
        "一覧へ戻る", "一覧に戻る", "一覧へ", "もっと見る", "続きを読む", "印刷する", "このページを印刷", "このページを印刷する", "本文へ", "本文へスキップ", "本文へジャンプ", "本文へ移動", "コンテンツへスキップ",
        "メニュー", "メニューを開く", "閉じる", "検索", "サイト内検索", "サイトマップ", "お問い合わせ", "プライバシーポリシー", "利用規約", "個人情報保護方針", "会社概要", "リンク集", "ログイン", "新規登録",
        "会員登録", "ツイート", "シェア", "シェアする", "ポスト", "いいね", "いいね!", "lineで送る", "はてなブックマーク", "はてなブックマークに追加", "facebook", "twitter", "pocket", "tweet", "share",
        "スポンサーリンク", "広告", "pr", "ad", "advertisement", "関連記事", "おすすめ記事", "人気記事", "最新記事", "skiptocontent", "skiptomaincontent", "backtotop", "previous", "next", "menu", "search",
        "トップ", "返信する", "返信", "引用", "編集", "編集する", "参考になった", "違反報告", "通報する", "質問する", "回答する", "この質問に回答する", "コメントする", "コメントを書く", "コメントを見る",
        "トラックバック", "お気に入りに追加", "カートを見る", "マイページ", "前の記事", "次の記事", "前の記事へ", "次の記事へ", "過去の記事", "新しい記事", "古い記事", "newer", "older", "readmore", "続きを見る",
        "詳細を見る", "詳しく見る", "詳しくはこちら", "一覧を見る", "すべて見る", "もっと読む", "全文を読む", "permalink", "パーマリンク", "edit", "reply", "quote", "印刷", "print", "お問い合わせフォーム",
        "お問い合わせはこちら", "新着レスの表示", "掲示板に戻る", "ナビゲーションに移動検索に移動", "ナビゲーションに移動", "検索に移動", "rss", "フォローする", "閲覧", "コピー", "copy",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WholeBySpan = Whole.GetAlternateLookup<ReadOnlySpan<char>>();

    // Searched for in one pass whatever the letter case: without cultures, a search that ignores case goes letter by letter.
    private static readonly SearchValues<string> Reserved = Words("all rights reserved");
    private static readonly SearchValues<string> Comment = Words("comment");
    private static readonly SearchValues<string> Trackback = Words("trackback", "posted by");
    private static readonly SearchValues<string> FileKinds = Words("pdf", "word", "excel");
    private static readonly SearchValues<string> Sizes = Words("kb", "mb");
    private static readonly SearchValues<string> Reader = Words("reader");
    private static readonly SearchValues<string> ReaderMakers = Words("adobe", "acrobat");

    private static readonly FrozenSet<string> AdLabels = new[]
    {
        "広告", "[広告]", "【広告】", "［広告］", "スポンサーリンク", "スポンサードリンク", "スポンサー広告", "ad", "advertisement", "sponsored", "sponsored link", "sponsored links", "pr", "[pr]", "【pr】",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AdLabelsBySpan = AdLabels.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Says whether a block only marks the advertisement that stood below it.</summary>
    public static bool IsAdLabel(ReadOnlySpan<char> text) => text.Length <= 16 && AdLabelsBySpan.Contains(text);

    /// <summary>Says whether a block only counts readers: `閲覧数：1,204`.</summary>
    public static bool IsCounter(ReadOnlySpan<char> text)
    {
        int colon = text.Length > LongestPhrase ? -1 : text.IndexOfAny('：', ':');
        return colon > 0
            && text[..colon].Trim() is "閲覧数" or "閲覧回数" or "回答数" or "返信数" or "コメント数" or "アクセス数" or "再生回数" or "再生数" or "表示回数" or "いいね数" or "PV" or "views"
            && text[(colon + 1)..].Trim("0123456789,，件回人 ").IsEmpty;
    }

    /// <summary>Says whether a link leads to a file for printing: `申請書（PDF：45.0KB）`.</summary>
    public static bool IsFileLink(ReadOnlySpan<char> text) => text.Length <= LongestEntryFoot
        && (text.ContainsAny(FileKinds) || text.Contains("ワード", StringComparison.Ordinal) || text.Contains("エクセル", StringComparison.Ordinal))
        && (text.ContainsAny(Sizes) || text.Contains("バイト", StringComparison.Ordinal));

    /// <summary>Says whether a block tells which program opens the files of a page.</summary>
    public static bool IsReaderNotice(ReadOnlySpan<char> text) => text.Length <= LongestCopyright && text.ContainsAny(Reader)
        && (text.ContainsAny(ReaderMakers) || text.Contains("アドビ", StringComparison.Ordinal))
        && (text.Contains("ご覧", StringComparison.Ordinal) || text.Contains("閲覧", StringComparison.Ordinal) || text.Contains("お持ちでない", StringComparison.Ordinal));

    /// <summary>Says whether a block tells readers without frames to use another browser.</summary>
    public static bool IsFrameNotice(ReadOnlySpan<char> text) => text.Length <= LongestCopyright && text.Contains("フレーム", StringComparison.Ordinal)
        && (text.Contains("ブラウザ", StringComparison.Ordinal) || text.Contains("対応", StringComparison.Ordinal) || text.Contains("使用", StringComparison.Ordinal));

    /// <summary>Says whether a block is nothing but such a phrase, perhaps with a number behind it.</summary>
    public static bool IsPhrase(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestPhrase)
        {
            return false;
        }

        Span<char> folded = stackalloc char[LongestPhrase];
        int length = 0;
        foreach (char letter in text)
        {
            if (letter is not (' ' or '\u3000' or '\u00A0' or '\n' or '\t' or '▲' or '△' or '↑' or '←' or '→' or '>' or '<' or '»' or '«' or '[' or ']' or '【' or '】' or '|' or '｜' or '・' or '≫' or '≪'))
            {
                folded[length++] = char.ToLowerInvariant(letter);
            }
        }

        length = folded[..length].TrimEnd("0123456789()（）,").Length;
        return length > 0 && WholeBySpan.Contains(folded[..length]);
    }

    /// <summary>Says whether a block is a copyright line.</summary>
    public static bool IsCopyright(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestCopyright)
        {
            return false;
        }

        ReadOnlySpan<char> front = text.TrimStart(" \u3000\t\n|｜-–—");
        return front.StartsWith("©")
            || front.StartsWith("(C)", StringComparison.OrdinalIgnoreCase)
            || front.StartsWith("（C）", StringComparison.OrdinalIgnoreCase)
            || front.StartsWith("Copyright", StringComparison.OrdinalIgnoreCase)
            || text.ContainsAny(Reserved);
    }

    /// <summary>Says whether a block is the line below a blog entry: `posted by 糸子 | コメント(2) | トラックバック(0)`.</summary>
    public static bool IsEntryFoot(ReadOnlySpan<char> text) => text.Length <= LongestEntryFoot && !text.Contains('。')
        && (text.Contains("コメント", StringComparison.Ordinal) || text.ContainsAny(Comment))
        && (text.Contains("トラックバック", StringComparison.Ordinal) || text.ContainsAny(Trackback) || text.Contains("カテゴリ", StringComparison.Ordinal));

    /// <summary>Says whether a block is nothing but links with bars between: `前の日 | トップ | 次の日`.</summary>
    public static bool IsLinkRow(in PageBlock block, ReadOnlySpan<char> text) => block.Links > 1 && block.Letters <= LongestLinkRow && block.LinkShare > 0.5
        && text.Count('|') + text.Count('｜') is int bars && bars >= block.Links - 1 && block.Letters - block.LinkLetters <= bars + 2;

    /// <summary>Says whether a block is a trail of links to the pages above: `ホーム > 商品 > 一覧`.</summary>
    public static bool IsTrail(ReadOnlySpan<char> text)
    {
        int marks = text.Count('>') + text.Count('＞') + text.Count('›') + text.Count('»') + text.Count('≫');
        return marks >= 1 && text.Length < 60 * (marks + 1) && !text.Contains('。');
    }

    private static SearchValues<string> Words(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
