namespace Tsumugi.Tests.Redact.Addresses;

public sealed class AddressDetectorTests
{
    private const string A = "〔address〕";

    [Theory]
    [InlineData("東京都千代田区丸の内1-2-3", "東京都千代田区丸の内" + A)]
    [InlineData("東京都千代田区丸の内一丁目２番３号", "東京都千代田区丸の内" + A)]
    [InlineData("千代田区丸の内１丁目2−3に住む", "千代田区丸の内" + A + "に住む")]
    [InlineData("〒100-0005 東京都千代田区丸の内1ー2ー3 丸ビル4階", "〒〔postal-code〕 東京都千代田区丸の内" + A)]
    [InlineData("〒１００－０００５\n千代田区丸の内1-2-3", "〒〔postal-code〕\n千代田区丸の内" + A)]
    [InlineData("〒1000005東京都千代田区丸の内1-2-3", "〒〔postal-code〕東京都千代田区丸の内" + A)]
    [InlineData("東京都千代田区丸の内1-2-3 〒100-0005", "東京都千代田区丸の内" + A + " 〒〔postal-code〕")]
    [InlineData("大阪府大阪市北区梅田3-1-1-201", "大阪府大阪市北区梅田" + A)]
    [InlineData("大阪市北区梅田三丁目1番1号 コーポ桜 201号室です", "大阪市北区梅田" + A + "です")]
    [InlineData("札幌市中央区北1条西2丁目3-4", "札幌市中央区北1条西" + A)]
    [InlineData("札幌市北区北十条西3丁目5番6号", "札幌市北区北十条西" + A)]
    [InlineData("京都市中京区寺町通御池上る上本能寺前町488番地", "京都市中京区寺町通御池上る上本能寺前町" + A)]
    [InlineData("京都府京都市下京区烏丸通塩小路下ル東塩小路町901", "京都府京都市下京区烏丸通塩小路下ル東塩小路町901")] // a single number without a unit
    [InlineData("長野県南佐久郡北相木村123番地の4", "長野県南佐久郡北相木村" + A)]
    [InlineData("富士河口湖町船津1700番地", "富士河口湖町船津" + A)]
    [InlineData("岩手県盛岡市大字上飯岡第5地割12番地3", "岩手県盛岡市大字上飯岡第" + A)]
    [InlineData("住所：府中市なんとか町12番地", "住所：府中市なんとか町" + A)]
    [InlineData("横浜市中区日本大通無番地", "横浜市中区日本大通" + A)]
    [InlineData("さいたま市浦和区高砂３丁目１５番１号、電話は", "さいたま市浦和区高砂" + A + "、電話は")]
    [InlineData("𠮷田さんは渋谷区神南1-2-3", "〔person-name〕さんは渋谷区神南" + A)]
    public void Finds(string text, string expected) => Assert.Equal(expected, EveryKind.Apply(text));

    [Theory]
    [InlineData("横浜市の人口は377万人")]
    [InlineData("〒100-0005 東京都千代田区丸の内")] // no house: the code names a part of a town
    [InlineData("郵便番号は498-0000です")]
    [InlineData("千代田区では2-3日かかる")]
    [InlineData("渋谷区で3人が")]
    [InlineData("銀座四丁目の交差点")]
    [InlineData("東京都中央区銀座四丁目")] // a place, no house
    [InlineData("札幌市は第1条の2で定める")]
    [InlineData("市の条例1-2-3")]
    [InlineData("大阪市北区の2020年度の予算は1-3月")]
    [InlineData("神戸市、2-1で勝利")]
    [InlineData("浦和区と大宮区の試合は3-1-0")]
    [InlineData("町の1番2号車")]
    [InlineData("民法第709条の2第1項")]
    public void Leaves_alone(string text) => Assert.Equal(text, EveryKind.Apply(text));
}
