using Tsumugi.Contracts.Messages;

namespace Tsumugi.Cli.Explaining;

/// <summary>What the stable reason codes mean, in words for a person.</summary>
internal static class Reasons
{
    private const string PersonalData = "privacy/";

    private static readonly Dictionary<string, Phrase> All = new(StringComparer.Ordinal)
    {
        ["read/blocked-address"] = new("the host or address is on a list of the recipe", "ホストまたは URL がレシピの一覧にあります"),
        ["read/bad-header"] = new("the record's header cannot be read", "レコードのヘッダーを読めません"),
        ["read/bad-http-head"] = new("the HTTP header of the response cannot be read", "応答の HTTP ヘッダーを読めません"),
        ["read/corrupt-body"] = new("the body's compression is damaged", "本体の圧縮データが壊れています"),
        ["read/corrupt-gzip"] = new("the gzip data of the archive is damaged here", "アーカイブの gzip データがここで壊れています"),
        ["read/corrupt-zstd"] = new("the zstd data of the file is damaged here", "ファイルの zstd データがここで壊れています"),
        ["read/corrupt-parquet"] = new("the Parquet file is damaged", "Parquet ファイルが壊れています"),
        ["read/empty-body"] = new("the response has no body", "応答の本体が空です"),
        ["read/http-status"] = new("the server did not answer with a page (HTTP status)", "サーバーがページを返しませんでした（HTTP ステータス）"),
        ["read/media-type"] = new("the response is no page (media type)", "応答がページではありません（メディアタイプ）"),
        ["read/no-text-field"] = new("the record has no text field", "レコードに本文の項目がありません"),
        ["read/not-json"] = new("the line is no JSON object", "行が JSON のオブジェクトではありません"),
        ["read/not-utf8"] = new("the line is not UTF-8", "行が UTF-8 ではありません"),
        ["read/revisit"] = new("the record only points to an earlier, equal response", "以前の同じ応答を指すだけのレコードです"),
        ["read/too-large"] = new("the record is larger than the limit", "レコードが大きさの上限を超えています"),
        ["read/truncated-gzip"] = new("the gzip data of the archive ends too early", "アーカイブの gzip データが途中で切れています"),
        ["read/truncated-record"] = new("the record ends before its stated length", "レコードが宣言された長さより前に終わっています"),
        ["read/truncated-zstd"] = new("the zstd data of the file ends too early", "ファイルの zstd データが途中で切れています"),
        ["read/unknown-coding"] = new("the body is packed in a way that is not known", "本体の符号化方式が不明です"),
        ["read/wrong-length"] = new("the record's stated length is wrong", "レコードに書かれた長さが正しくありません"),
        ["decode/encoding"] = new("the bytes became letters", "バイト列を文字に復号しました"),
        ["decode/binary"] = new("the bytes are no text (image, archive or other binary data)", "テキストではありません（画像・書庫などのバイナリ）"),
        ["decode/no-encoding-fits"] = new("no known encoding fits these bytes", "どの文字コードとしても読めないバイト列です"),
        ["decode/mixed-encodings"] = new("parts of the page are in different encodings, so no single one reads all of it", "文字コードの異なる部分が混ざっており、一つの文字コードではページ全体を読めません"),
        ["decode/mojibake"] = new("the letters were destroyed by an earlier wrong decoding (mojibake)", "以前の誤った変換で文字が壊れています（文字化け）"),
        ["extract/frameset"] = new("the page only arranges other pages in frames", "他のページを並べるだけのフレームのページです"),
        ["extract/licence-conflict"] = new("the page states licences that contradict each other; none of them was taken", "ページに書かれたライセンスが互いに食い違うため、どれも採りませんでした"),
        ["extract/no-text"] = new("the page has no text", "ページに本文がありません"),
        ["extract/only-boilerplate"] = new("all text of the page is navigation, notices or other boilerplate", "ページの文字はすべて案内・定型文などです"),
        ["extract/too-many-elements"] = new("the page has more elements than the limit", "ページの要素の数が上限を超えています"),
        ["extract/navigation"] = new("a `nav`, `menu` or `dialog` element: links to other pages", "`nav`・`menu`・`dialog` 要素（他のページへの案内）です"),
        ["extract/role"] = new("the element's `role` says navigation, banner, search, dialog or the like", "要素の `role` が案内・バナー・検索・ダイアログなどを示しています"),
        ["extract/page-edge"] = new("a `header`, `footer` or `aside` of the page", "ページの `header`・`footer`・`aside` 要素です"),
        ["extract/class-word"] = new("the class or id names boilerplate (`sidebar`, `pankuzu`, `share`)", "class や id が定型部分を示しています（`sidebar`、`pankuzu`、`share` など）"),
        ["extract/weak-word"] = new("the class or id is one that boilerplate often has (`header`, `menu`), and there is little but links", "class や id が定型部分に多いもので（`header`、`menu` など）、中身もほぼリンクです"),
        ["extract/form"] = new("a form beside the content", "本文ではないフォームです"),
        ["extract/link-list"] = new("a list, table or box of nothing but links", "リンクだけの一覧・表・囲みです"),
        ["extract/outside-main"] = new("it lies outside of the element that holds the main content", "本文を含む要素の外にあります"),
        ["extract/copyright"] = new("a copyright line", "著作権表示です"),
        ["extract/phrase"] = new("a link with a fixed phrase (back to top, read on)", "決まり文句のリンクです（ページの先頭へ、続きを読む など）"),
        ["extract/entry-foot"] = new("the line below a blog entry (author, comments, trackbacks)", "ブログ記事の末尾の行です（投稿者・コメント・トラックバック）"),
        ["extract/trail"] = new("a trail of links to the pages above", "上位ページへのパンくずリストです"),
        ["extract/edge-links"] = new("mostly links, before the first or behind the last prose of the page", "最初の文章より前、または最後の文章より後にある、ほぼリンクだけの部分です"),
        ["extract/edge-label"] = new("a short label beside what was cut at the end of the page", "ページ末尾で除いた部分に付いた短い見出しです"),
        ["extract/empty-heading"] = new("a heading whose text was cut", "続く文章が除かれた見出しです"),
        ["extract/link-section"] = new("links to other articles below a label that says so", "「関連記事」などの見出しの下にある、ほかの記事へのリンクです"),
        ["extract/notice"] = new("a line about the page itself: an advertisement's mark, a count of readers, which program opens its files", "広告の表示、閲覧数、閲覧ソフトの案内など、ページそのものについての行です"),
        ["extract/file-link"] = new("a link to a file for printing", "印刷用などのファイルへのリンクです"),
        ["extract/hidden"] = new("the element hides itself (`hidden`, `display: none`)", "表示されない要素です（`hidden`、`display: none`）"),
        ["extract/form-field"] = new("choices, labels and buttons of a form", "フォームの選択肢・ラベル・ボタンです"),
        ["extract/fallback"] = new("shown only where a script cannot run or a medium cannot play", "スクリプトや動画などが使えないときにだけ表示される代替の文字です"),
        ["extract/drawing"] = new("words inside of a drawing, an image map or a formula's annotation", "図・イメージマップ・数式の注釈の中の文字です"),
        ["identify/language"] = new("the language was identified", "言語を判定しました"),
        ["identify/other-language"] = new("the text is in another language than the recipe keeps", "レシピで採用する言語ではありません"),
        ["identify/low-confidence"] = new("the language is not sure enough", "言語の確信度が足りません"),
        ["identify/no-letters"] = new("the text has no letters to tell a language by", "言語を判定できる文字がありません"),
        ["url/blocked-host"] = new("the host is on the preset's list of blocked hosts", "プリセットの除外ホストに当たります"),
        ["url/host-not-allowed"] = new("the end of the host's name is not on the preset's list", "ホスト名の末尾がプリセットの許可リストにありません"),
        ["dedup/exact"] = new("another document has the same text but for width, blanks and punctuation variants", "全角半角・空白・句読点の揺れを除いて同じ文書があります"),
        ["dedup/near"] = new("another document says nearly the same", "ほぼ同じ内容の文書があります"),
        ["dedup/contained"] = new("a longer document says nearly all of it", "ほぼ全文が、より長い文書に含まれています"),
        ["paragraphs/empty"] = new("every line or paragraph of the text also stands in many other documents, so nothing was left", "本文のどの行・段落もほかの多くの文書にあるため、何も残りませんでした"),
        ["paragraphs/too-short"] = new("without the lines or paragraphs that stand in many documents, too few letters were left", "多くの文書にある行・段落を除くと、残った文字が足りませんでした"),
        ["substrings/empty"] = new("nothing was left of the text once the passages that stand earlier in the corpus were cut out", "コーパスのより前の位置にもある文字列を取り除くと、本文が残りませんでした"),
        ["substrings/too-short"] = new("too little was left of the text once the passages that stand earlier in the corpus were cut out", "コーパスのより前の位置にもある文字列を取り除くと、本文がほとんど残りませんでした"),
        ["contamination/too-short"] = new("too little was left of the text once the items of evaluation sets were cut out", "評価データの設問を取り除くと、本文がほとんど残りませんでした"),
        ["contamination/empty"] = new("nothing was left of the text once the items of evaluation sets were cut out", "評価データの設問を取り除くと、本文が残りませんでした"),
        ["privacy/list-of-people"] = new("the text is a list of people: several kinds of personal data stand close together, again and again", "名簿に当たる文書です。複数の種類の個人情報がまとまって何度も現れます"),
        ["write/kept"] = new("the document is in the dataset", "データセットに入っています"),
    };

    /// <summary>Gets all codes.</summary>
    public static IReadOnlyCollection<string> Codes => All.Keys;

    /// <summary>Gets the meaning of a code; null if it is none of the reasons.</summary>
    public static Phrase? Of(string code) => All.TryGetValue(code, out Phrase phrase) ? phrase
        : code.StartsWith(PersonalData, StringComparison.Ordinal) ? new Phrase($"the text holds `{code[PersonalData.Length..]}`, and the privacy policy leaves such documents out", $"本文に `{code[PersonalData.Length..]}` が含まれ、プライバシーポリシーではその文書を除きます")
        : null;
}
