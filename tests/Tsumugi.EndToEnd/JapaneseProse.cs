using System.Text;

namespace Tsumugi.EndToEnd;

/// <summary>Makes ordinary Japanese paragraphs that pass the rules, different for each seed.</summary>
public static class JapaneseProse
{
    private static readonly string[] Who = ["研究者", "市役所の職員", "私の祖母", "若い漁師", "図書館の司書", "隣の町の大工", "中学校の先生", "旅の写真家", "駅前の店主", "村の医者", "大学の友人", "古い寺の住職", "港の船長", "農家の夫婦", "新聞の記者", "町の花屋"];
    private static readonly string[] When = ["朝早く", "雨の上がった午後", "去年の秋", "祭りの前の晩", "冬の終わり", "夏休みのあいだ", "日が暮れるころ", "春先の寒い日", "会議のあと", "昼休み", "月の明るい夜", "先週の水曜日", "夕立のあと", "大雪の翌朝", "休日の朝", "旅の三日目"];
    private static readonly string[] What = ["古い地図を広げて", "川沿いの道を歩きながら", "小さな箱を開けて", "窓の外を眺めて", "温かいお茶を飲みながら", "長い手紙を読んで", "畑の土を確かめて", "子どもたちに囲まれて", "壊れた時計を直しながら", "市場で魚を選んで", "石段をゆっくり登って", "新しい橋を渡って", "書庫の奥を探して", "雲の動きを見て", "木の実を拾いながら", "舟の綱をほどいて"];
    private static readonly string[] Did = ["昔の暮らしについて静かに話してくれた", "忘れられない景色をノートに書きとめた", "町の将来をどうするべきか考えていた", "思いがけない発見に声をあげて喜んだ", "若いころの失敗を笑いながら語った", "明日の天気を正確に言い当ててみせた", "誰も知らなかった近道を教えてくれた", "季節の移り変わりの早さに驚いていた", "仕事の手順を一つずつ丁寧に説明した", "遠くに住む友人へ絵葉書を送ることにした", "本に書かれていないことを確かめようとした", "次の世代へ伝えたい技について述べた", "雨でも続ける理由を短い言葉で答えた", "失われた行事をもう一度始めようと誓った", "見知らぬ人の親切に深く頭を下げた", "静けさの中に小さな音を聞きつけた"];

    /// <summary>Gets paragraphs of about 900 letters, without a repeated sentence.</summary>
    public static string Of(int seed)
    {
        ulong state = ((ulong)seed * 0x9E3779B97F4A7C15) + 1;
        StringBuilder text = new();
        for (int i = 0; i < 22; i++)
        {
            text.Append(Who[Next(ref state)]).Append('は').Append(When[Next(ref state)]).Append('、').Append(What[Next(ref state)]).Append('、').Append(Did[Next(ref state)]).Append('。');
            if (i % 6 == 5)
            {
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    private static int Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(state >> 60);
    }
}
