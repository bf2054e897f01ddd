using Tsumugi.Contracts.Messages;

namespace Tsumugi.Stages.Redact;

/// <summary>What a reader of the report should know of each kind of personal data: what a finding rests on, and what is missed. Longer in the guide on privacy.</summary>
public static class KindNotes
{
    private static readonly Phrase ByLabel = new("by form, and a word such as its name in reach; missed without one", "書式と、近くにある名称などの語で判定します。語がなければ見逃します");

    private static readonly Dictionary<string, Phrase> All = new(StringComparer.Ordinal)
    {
        ["my-number"] = new("form, check digit and a word in reach; one of ten other twelve-digit numbers beside such a word goes, too", "書式・検査数字・近くの語で判定します。同じ文脈の他の12桁の番号も10件に1件ほど消えます"),
        ["email"] = new("by form; misses quoted local parts and Japanese letters", "書式で判定します。引用符付きや日本語のアドレスは見逃します"),
        ["phone"] = new("by prefix and area code, or a word beside bare digits; misses kanji digits and other countries", "市外局番などの書式、または数字の並びと近くの語で判定します。漢数字や国外の番号は見逃します"),
        ["business-phone"] = new("by prefix (0120, 0800, 0570, 0180, 0990)", "先頭の番号（0120・0800・0570・0180・0990）で判定します"),
        ["drivers-licence"] = new("check digit and a word in reach", "検査数字と近くの語で判定します"),
        ["passport"] = ByLabel,
        ["passport-zone"] = new("by its lines and check digits; hardly ever wrong", "行の形と検査数字で判定します。誤りはほとんどありません"),
        ["residence-card"] = new("by form (two capitals, eight digits, two capitals)", "書式（英大文字2・数字8・英大文字2）で判定します"),
        ["pension-number"] = ByLabel,
        ["resident-record-code"] = ByLabel,
        ["insured-number"] = ByLabel,
        ["insurer-number"] = new("check digit and a word in reach", "検査数字と近くの語で判定します"),
        ["payment-card"] = new("by groups of four and the Luhn digit, or a word in reach", "4桁区切りと検査数字、または近くの語で判定します"),
        ["bank-account"] = ByLabel,
        ["postal-account"] = ByLabel,
        ["number-plate"] = new("by a known place, class and kana", "登録地・分類番号・かなの組合せで判定します"),
        ["corporate-number"] = new("check digit and a word in reach; published for every corporation", "検査数字と近くの語で判定します。すべての法人について公表されている番号です"),
        ["invoice-number"] = new("T and thirteen digits with a check digit; that of a corporation cannot be told from that of a person", "T と13桁の検査数字で判定します。法人と個人事業者の区別はできません"),
        ["address"] = new("by the postal table and a house number; does not tell a home from an office, and misses addresses without a municipality", "郵便番号簿の地名と番地で判定します。住居と事業所は区別できず、市区町村のない住所は見逃します"),
        ["birth-date"] = new("a whole date beside a word such as 生年月日", "「生年月日」などの語のそばにある年月日で判定します"),
        ["ip-address"] = new("public ranges only; not beside 第…節 or a version", "公開アドレスの範囲だけが対象です。節番号や版番号は除きます"),
        ["url-login"] = new("`user:password@` in addresses of the web", "URL の `user:password@` です"),
        ["url-secret"] = new("values of `token=`, `api_key=` and the like in addresses of the web", "URL の `token=`、`api_key=` などの値です"),
        ["url-user"] = new("names behind `/~`, `/@`, `/users/` in addresses of the web", "URL の `/~`、`/@`、`/users/` に続く名前です"),
        ["postal-code"] = new("seven digits beside the address of a house; elsewhere it stays", "番地のある住所の隣にある7桁の番号です。ほかでは残します"),
        ["person-name"] = new("by a label or honorific beside it, and a gazetteer; misses names in plain prose", "見出しや敬称と人名辞書で判定します。地の文の氏名は見逃します"),
        ["public-name"] = new("by a title of public office, stage or sport beside it", "公職・芸能・競技などの肩書で判定します"),
        ["bare-name"] = new("by the gazetteer alone; mostly public figures and persons of history", "人名辞書だけで判定します。多くは著名人や歴史上の人物です"),
        ["care-race"] = CareBy("a word for descent and a statement of it", "民族や出自を表す語とその述べ方"),
        ["care-creed"] = CareBy("a faith or teaching and a statement of belonging", "宗教や思想の名とその信仰の述べ方"),
        ["care-social-status"] = CareBy("a station by birth and a statement of it", "出生による身分とその述べ方"),
        ["care-medical-history"] = CareBy("an illness and a statement of having it", "病名と罹患の述べ方"),
        ["care-criminal-record"] = CareBy("a sentence or term in prison", "刑や服役の述べ方"),
        ["care-crime-victim"] = CareBy("a crime and a statement of harm", "犯罪と被害の述べ方"),
        ["care-disability"] = CareBy("a disability or its certificate and a statement of having it", "障害や手帳とその述べ方"),
        ["care-health-check"] = CareBy("an examination and its result", "検査とその結果"),
        ["care-treatment"] = CareBy("a hospital, medicine or treatment received", "入通院・処方・治療の述べ方"),
        ["care-criminal-procedure"] = CareBy("arrest, search, charge or trial", "逮捕・捜索・起訴・公判の述べ方"),
        ["care-juvenile-procedure"] = CareBy("a measure of the Juvenile Act", "少年の保護手続の述べ方"),
    };

    /// <summary>Gets the kinds that have a note.</summary>
    public static IReadOnlyCollection<string> Kinds => All.Keys;

    /// <summary>Gets the note of a kind; null if it has none.</summary>
    public static Phrase? Of(string kind) => All.TryGetValue(kind, out Phrase note) ? note : null;

    private static Phrase CareBy(string english, string japanese)
        => new($"{english}, and a named person in the same sentence or one of the two before; misses other wordings and persons named by family alone", $"{japanese}と、同じ文か前の二文にある人名で判定します。言い回しが違うものや姓だけの人は見逃します");
}
