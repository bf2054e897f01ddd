using Tsumugi.Models.Transformer;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Models.Proving;

/// <summary>A draw made worse on purpose. An instrument that does not see it is blind, and what it says of other arms says nothing.</summary>
/// <param name="Name">The name of the arm.</param>
/// <param name="Spoil">Makes a text worse: text, bytes, random numbers.</param>
public sealed record NegativeControl(string Name, Func<string, long, SeededRandom, string> Spoil)
{
    /// <summary>The share of letters that become random kanji.</summary>
    public const double NoiseShare = 0.05;

    /// <summary>The share of bytes that are lines of boilerplate.</summary>
    public const double BoilerplateShare = 0.3;

    /// <summary>JIS X 0208 row 16 to 47 is level 1: kanji that are in use, so that noise is told by where it stands and not by rare letters.</summary>
    private static readonly Lazy<string[]> Kanji = new(() => [.. Enumerable.Range(16, 32).SelectMany(row => Enumerable.Range(1, 94).Select(cell => JisX0213.Letter(1, row, cell))).Where(letter => letter.Length == 1 && letter[0] is >= '\u4E00' and <= '\u9FFF')]);

    /// <summary>What pages say around their text; our own wording of what is on most of them.</summary>
    private static readonly string[] Boilerplate =
    [
        "ホーム", "ページの先頭へ戻る", "お問い合わせ", "サイトマップ", "プライバシーポリシー", "利用規約", "会社概要", "採用情報", "ログイン", "新規会員登録", "カートを見る", "前の記事", "次の記事",
        "ホーム > お知らせ > 詳細", "この記事をシェアする", "関連記事", "人気記事ランキング", "最近の投稿", "カテゴリー", "アーカイブ", "コメントを残す", "メールアドレスが公開されることはありません。",
        "Copyright (C) All Rights Reserved.", "本サイトの無断転載を禁じます。", "JavaScriptを有効にしてください。", "続きを読む", "もっと見る", "一覧へ戻る", "印刷用ページ", "文字サイズ 小 中 大",
        "当サイトではCookieを使用しています。", "送料無料・最短翌日お届け", "メルマガ登録はこちら", "検索", "English", "閉じる", "Facebookでシェア", "Twitterでシェア", "タグ", "PR",
    ];

    /// <summary>Gets all controls, the mildest first.</summary>
    public static IReadOnlyList<NegativeControl> All { get; } = [new("control-noise", AddNoise), new("control-boilerplate", AddBoilerplate), new("control-shuffled", ShuffleLines)];

    private static string AddNoise(string text, long bytes, SeededRandom random)
    {
        System.Text.StringBuilder output = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || char.IsSurrogate(text[i]) || random.NextShare() >= NoiseShare)
            {
                output.Append(text[i]);
            }
            else
            {
                output.Append(Kanji.Value[random.Below(Kanji.Value.Length)]);
            }
        }

        return ProofText.Thin(output.ToString(), bytes);
    }

    private static string AddBoilerplate(string text, long bytes, SeededRandom random)
    {
        string rest = ProofText.Thin(text, bytes - (long)(bytes * BoilerplateShare));
        System.Text.StringBuilder output = new(text.Length);
        long added = 0;
        long all = 0;
        foreach (Range range in rest.AsSpan().Split('\n'))
        {
            ReadOnlySpan<char> line = rest.AsSpan()[range];
            if (line.IsEmpty)
            {
                continue;
            }

            output.Append(line).Append('\n');
            all += ProofText.Bytes(line) + 1;
            while (added < BoilerplateShare * all)
            {
                string more = Boilerplate[random.Below(Boilerplate.Length)];
                output.Append(more).Append('\n');
                added += ProofText.Bytes(more) + 1;
                all += ProofText.Bytes(more) + 1;
            }
        }

        return ProofText.Cut(output.ToString(), bytes);
    }

    private static string ShuffleLines(string text, long _, SeededRandom random)
    {
        char[] letters = text.ToCharArray();
        int start = 0;
        for (int end = 0; end <= letters.Length; end++)
        {
            // Halves of a pair stay where they are.
            if (end == letters.Length || letters[end] == '\n' || char.IsSurrogate(letters[end]))
            {
                for (int i = end - 1; i > start; i--)
                {
                    int other = start + random.Below(i - start + 1);
                    (letters[i], letters[other]) = (letters[other], letters[i]);
                }

                start = end + 1;
            }
        }

        return new string(letters);
    }
}
