using System.Collections.Frozen;

namespace Tsumugi.Stages.Redact.Names;

/// <summary>The words behind names, longest first for each first letter.</summary>
internal static class Honorifics
{
    private const string NoGroup = "権団会村署府庁選室職級席邸制層賞杯令陣寮就公試";

    private static readonly string[] Titles =
    [
        "教授", "准教授", "講師", "助教", "助手", "社長", "会長", "部長", "課長", "係長", "次長", "室長", "局長", "主任", "主査", "店長", "支店長", "院長", "校長", "教頭", "園長", "所長", "工場長", "支配人", "頭取", "総裁", "代表", "取締役",
        "専務", "常務", "理事", "理事長", "委員長", "幹事", "監事", "医師", "看護師", "薬剤師", "弁護士", "税理士", "会計士", "司法書士", "行政書士", "建築士", "博士", "研究員", "記者", "編集長", "住職", "牧師", "神父", "巡査", "巡査部長", "警部", "警部補", "刑事",
        "容疑者", "被告", "被告人", "受刑者", "死刑囚", "被疑者", "夫人", "夫妻", "女史", "マネージャー", "リーダー", "オーナー", "シェフ",
    ];

    private static readonly string[] Publics =
    [
        "大統領", "首相", "総理", "総理大臣", "大臣", "外相", "国務長官", "知事", "議員", "議長", "代議士", "長官", "書記長", "総書記", "主席", "国王", "女王", "皇帝", "将軍", "元帥", "大将", "中将", "少将", "大佐", "中佐", "少佐", "大尉", "中尉", "少尉",
        "伯爵", "侯爵", "公爵", "子爵", "男爵", "監督", "コーチ", "選手", "投手", "捕手", "内野手", "外野手", "騎手", "親方", "アナウンサー", "アナ", "裁判長", "裁判官", "判事", "検事",
    ];

    private static readonly FrozenDictionary<char, Honorific[]> ByFirstLetter = All().GroupBy(entry => entry.Word[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Word.Length).ToArray());

    // What a title may begin with: 元社長, 名誉教授. It is no part of the name before it.
    private static readonly string[] Prefixes =
        ["代表取締役", "執行役員", "取締役", "名誉", "専務", "常務", "客員", "特任", "主任", "上級", "統括", "担当", "代表", "内閣総理", "国家", "国務", "財務", "外務", "法務", "総務", "厚生", "環境", "経済産業", "文部科学", "国土交通", "防衛", "兼任", "元", "前", "副", "現", "准", "総", "新", "故", "同"];

    /// <summary>Gets the first letters of all words.</summary>
    internal static IEnumerable<char> FirstLetters => ByFirstLetter.Keys;

    /// <summary>Finds the longest word that stands at a place.</summary>
    /// <returns>Null if there is none, or the letters behind make it another word.</returns>
    internal static Honorific? At(ReadOnlySpan<char> text, int at)
    {
        if (!ByFirstLetter.TryGetValue(text[at], out Honorific[]? candidates))
        {
            return null;
        }

        ReadOnlySpan<char> rest = text[at..];
        foreach (Honorific candidate in candidates)
        {
            if (rest.StartsWith(candidate.Word, StringComparison.Ordinal))
            {
                int length = candidate.Word.Length;
                if (at > 0 && NameLetters.IsKatakana(rest[0]) && NameLetters.IsKatakana(text[at - 1]))
                {
                    return null; // the アナ of インディアナ
                }

                return rest.Length > length && candidate.NotBefore.Contains(rest[length], StringComparison.Ordinal) ? null : candidate;
            }
        }

        return null;
    }

    /// <summary>Moves the end of a name before what a title begins with: 田中元首相 is 田中.</summary>
    internal static int WithoutPrefix(ReadOnlySpan<char> text, int end)
    {
        foreach (string prefix in Prefixes)
        {
            if (text[..end].EndsWith(prefix, StringComparison.Ordinal))
            {
                return end - prefix.Length;
            }
        }

        return end;
    }

    private static IEnumerable<Honorific> All()
    {
        yield return new("様", HonorificKind.Address, "々子式相態変");
        yield return new("さま", HonorificKind.Address, "ざよ");
        yield return new("さん", HonorificKind.Address, "ざじで");
        yield return new("ちゃん", HonorificKind.Address, "ねぽばこ");
        yield return new("くん", HonorificKind.Address, "れ");
        yield return new("君", HonorificKind.Address, "主臨子代");
        yield return new("氏", HonorificKind.Clan, "名神族子姓素文系流部朝液");
        yield return new("殿", HonorificKind.Address, "下堂上方軍様中舎内沢町村田山川前");
        yield return new("先生", HonorificKind.Address, "方達業");
        foreach (string word in Titles)
        {
            yield return new(word, HonorificKind.Title, NoGroup);
        }

        foreach (string word in Publics)
        {
            yield return new(word, HonorificKind.Public, NoGroup);
        }
    }
}
