namespace Tsumugi.Text.Words;

/// <summary>The particles, auxiliaries and other frequent words in hiragana at which <see cref="ScriptSegmenter"/> cuts, as a table that is walked letter by letter.</summary>
/// <remarks>Chosen by hand from school grammar; not from any dictionary.</remarks>
internal static class FunctionWords
{
    /// <summary>The number of letters of the hiragana block, and so of columns.</summary>
    public const int Columns = 96;

    /// <summary>Listed letters that directly behind a kanji end its word: 晴れ, 任せ.</summary>
    public const string Endings = "れせさずぬ";

    private const string List =
        "の に を は が と で も へ や か な た て だ ば ね よ わ ぞ さ "
        + "から まで より など だけ ほど ばかり しか さえ でも こそ ので のに けど けれど ながら たり つつ って ては とか やら なり のみ くらい ぐらい ずつ "
        + "です ます でし まし ませ ない なかっ なけれ たい たく れる られる れ られ せる させる せ させ ぬ ず よう そう らしい らしく だっ だろ でしょ なら たら れば "
        + "する し すれ しよ しろ せよ いる い いれ いた おり ある あり あっ あれ なる なり なっ なれ なら くる き こ いく いっ いう いい いえ いわ おく おい みる み くれ もらう もらい "
        + "でき できる できれ いただき いただく ください くださる ござい おける おい ついて つい とって として とし よって より よる よっ よれ という といっ といった とともに "
        + "この その あの どの これ それ あれ どれ ここ そこ あそこ どこ こう そう ああ どう こんな そんな あんな どんな ため こと もの とき ところ わけ はず つもり まま うち ほう "
        + "また または および ならびに しかし そして ただし ただ なお もし たとえば すなわち つまり さらに すべて ほか ともに とても もっと まず すでに まだ もう よく "
        + "ください ありがとう おはよう こんにちは さん ちゃん くん たち";

    private static readonly short[] Table = Build();
    private static readonly ushort[] Pairs = BuildPairs();

    /// <summary>Follows the table by one letter.</summary>
    /// <param name="state">0 at the beginning of a word.</param>
    /// <param name="column">The letter's place in the hiragana block (U+3040–309F).</param>
    /// <param name="isWord">Whether the letters so far are a word of the list.</param>
    /// <returns>The next state; 0 if no word goes on so.</returns>
    public static int Step(int state, int column, out bool isWord)
    {
        int entry = Table[(state * Columns) + column];
        isWord = entry < 0;
        return isWord ? -entry : entry;
    }

    /// <summary>Follows the table from the beginning of a word by two letters.</summary>
    /// <param name="first">The first letter's column.</param>
    /// <param name="second">The second letter's column.</param>
    /// <param name="length">The length of the longest word of the list that the two letters begin with or are: 0 to 2.</param>
    /// <returns>The state behind both; 0 if no word goes on so.</returns>
    public static int StepByTwo(int first, int second, out int length)
    {
        int entry = Pairs[(first * Columns) + second];
        length = entry & 3;
        return entry >> 2;
    }

    private static ushort[] BuildPairs()
    {
        ushort[] pairs = new ushort[Columns * Columns];
        for (int first = 0; first < Columns; first++)
        {
            int state = Step(0, first, out bool isOne);
            for (int second = 0; second < Columns; second++)
            {
                bool isTwo = false;
                int behind = state == 0 ? 0 : Step(state, second, out isTwo);
                pairs[(first * Columns) + second] = (ushort)((behind << 2) | (isTwo ? 2 : isOne ? 1 : 0));
            }
        }

        return pairs;
    }

    private static short[] Build()
    {
        List<short[]> rows = [new short[Columns]];
        foreach (string word in List.Split(' '))
        {
            int state = 0;
            for (int i = 0; i < word.Length; i++)
            {
                ref short entry = ref rows[state][word[i] - '\u3040'];
                if (entry == 0)
                {
                    entry = (short)rows.Count;
                    rows.Add(new short[Columns]);
                }

                state = Math.Abs((int)entry);
                entry = i == word.Length - 1 ? (short)-state : entry;
            }
        }

        return [.. rows.SelectMany(row => row)];
    }
}
