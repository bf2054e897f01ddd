using System.Collections.Frozen;

namespace Tsumugi.Stages.Redact.Names;

/// <summary>The words before names, longest first for each last letter.</summary>
internal static class NameLabels
{
    private static readonly string[] Persons =
    [
        "氏名", "姓名", "名前", "なまえ", "患者", "患者名", "担当", "担当者", "担当者名", "担当医", "担当医師", "主治医", "代表", "代表者", "代表者名", "責任者", "管理者", "申請者", "申請人", "届出人", "届出者", "請求者", "請求人", "申込者", "申込者名", "申込人",
        "契約者", "契約者名", "保護者", "保護者名", "保護者氏名", "被保険者", "世帯主", "受取人", "受取人名", "差出人", "送り主", "依頼者", "依頼主", "発注者", "受注者", "記入者", "作成者", "報告者", "連絡先", "連絡者", "緊急連絡先", "問い合わせ先", "問合せ先", "お問い合わせ", "本人",
        "配偶者", "参加者", "出席者", "欠席者", "会員名", "名義", "名義人", "口座名義", "口座名義人", "宛名", "宛先", "施主", "喪主", "故人", "被害者", "容疑者", "被告", "被告人", "原告", "講師", "発表者", "投稿者", "文責", "取材", "店主", "社員名", "従業員名", "利用者名", "利用者", "相談者", "回答者", "採用担当",
        "生徒名", "児童名", "受験者", "受験者名", "応募者", "応募者名", "お客様名", "ご芳名", "署名", "雇用者", "労働者", "賃借人", "賃貸人", "借主", "貸主", "売主", "買主", "保証人", "連帯保証人", "被相続人", "相続人", "債務者", "債権者", "所有者", "使用者", "運転者", "発行責任者", "文責者", "事務局", "世話人", "幹事",
        "name", "fullname", "full name", "contact", "attn", "patient", "applicant", "customer", "customer name", "your name", "contact person",
    ];

    private static readonly string[] Kanas = ["フリガナ", "ふりがな", "カナ", "よみがな", "ヨミガナ", "氏名カナ", "カナ氏名", "読み仮名", "ﾌﾘｶﾞﾅ", "氏名（カナ）", "氏名(カナ)", "セイ", "メイ"];

    private static readonly string[] Authors = ["著者", "著者名", "筆者", "執筆者", "訳者", "監修", "監修者", "編者", "編集", "作者", "author", "authors", "by", "写真", "撮影", "監督", "脚本", "作詞", "作曲", "出演", "主演", "原作"];

    private static readonly string[] Posts = ["代表取締役", "代表取締役社長", "取締役", "代表社員", "代表理事", "理事長", "会長", "社長", "副社長", "校長", "園長", "院長", "所長", "店長", "支店長", "部長", "課長", "委員長", "監事", "理事", "専務", "常務", "顧問", "弁護士", "税理士", "行政書士", "司法書士", "医師", "オーナー"];

    private static readonly FrozenDictionary<char, NameLabel[]> ByLastLetter = All().GroupBy(entry => entry.Word[^1]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Word.Length).ToArray());

    /// <summary>Gets the last letters of all labels, small Latin ones in both cases.</summary>
    internal static IEnumerable<char> LastLetters => ByLastLetter.Keys.Concat(ByLastLetter.Keys.Where(char.IsAsciiLetter).Select(char.ToUpperInvariant));

    /// <summary>Finds the longest label that ends with the letter at a place.</summary>
    internal static NameLabel? EndingAt(ReadOnlySpan<char> text, int last)
    {
        if (!ByLastLetter.TryGetValue(char.ToLowerInvariant(text[last]), out NameLabel[]? candidates))
        {
            return null;
        }

        ReadOnlySpan<char> before = text[..(last + 1)];
        foreach (NameLabel candidate in candidates)
        {
            if (before.EndsWith(candidate.Word, StringComparison.OrdinalIgnoreCase) && IsWhole(before[..^candidate.Word.Length], candidate.Word[0]))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Says whether a label is a word of its own: filename and 地名前 are none. A mask before it may hide the rest of a word.</summary>
    private static bool IsWhole(ReadOnlySpan<char> before, char first)
    {
        if (before.IsEmpty)
        {
            return true;
        }

        char last = before[^1];
        return last is not ('〔' or '〕') && (char.IsAsciiLetter(first) ? !char.IsAsciiLetterOrDigit(last) && last is not ('_' or '-' or '.' or '/' or '$' or '@') : !NameLetters.IsKanji(last) || last is '御' or '様' || NameLetters.IsRole(last));
    }

    private static IEnumerable<NameLabel> All()
        => Of(Persons, NameLabelKind.Person).Concat(Of(Kanas, NameLabelKind.Kana)).Concat(Of(Authors, NameLabelKind.Author)).Concat(Of(Posts, NameLabelKind.Post));

    private static IEnumerable<NameLabel> Of(string[] words, NameLabelKind kind) => words.Select(word => new NameLabel(word, kind));
}
