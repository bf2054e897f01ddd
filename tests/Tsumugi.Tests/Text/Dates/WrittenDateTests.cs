using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Stages.Decide;
using Tsumugi.Text.Dates;

namespace Tsumugi.Tests.Text.Dates;

public sealed class WrittenDateTests
{
    private static readonly string[] Eras = ["令和", "平成", "昭和", "大正", "明治"];

    [Theory]
    [InlineData("2024年3月5日", "2024-03-05")]
    [InlineData("２０２４年３月５日", "2024-03-05")]
    [InlineData("二〇二四年三月五日", "2024-03-05")]
    [InlineData("二千二十四年十二月三十一日", "2024-12-31")]
    [InlineData("千九百九十九年十月十日", "1999-10-10")]
    [InlineData("令和6年3月5日", "2024-03-05")]
    [InlineData("令和六年三月五日", "2024-03-05")]
    [InlineData("平成 2 年 6 月 27 日", "1990-06-27")]
    [InlineData("平成二四年八月二二日", "2012-08-22")]
    [InlineData("平成元年1月8日", "1989-01-08")]
    [InlineData("㍻31年4月30日", "2019-04-30")]
    [InlineData("㋿元年五月一日", "2019-05-01")]
    [InlineData("R6.3.5", "2024-03-05")]
    [InlineData("Ｒ６．３．５", "2024-03-05")]
    [InlineData("H31.4.30", "2019-04-30")]
    [InlineData("S64/1/7", "1989-01-07")]
    [InlineData("R元.5.1", "2019-05-01")]
    [InlineData("2024/03/05", "2024-03-05")]
    [InlineData("2024/3/5 10:15", "2024-03-05")]
    [InlineData("2024.3.5", "2024-03-05")]
    [InlineData("2024. 3. 5", "2024-03-05")]
    [InlineData("2024-03-05T10:15:00+09:00", "2024-03-05")]
    [InlineData("2024年3月5日（火）", "2024-03-05")]
    [InlineData("20240305", "2024-03-05")]
    [InlineData("20240305101500", "2024-03-05")]
    [InlineData("Tue, 05 Mar 2024 10:15:00 GMT", "2024-03-05")]
    [InlineData("5 March 2024", "2024-03-05")]
    [InlineData("March 5th, 2024", "2024-03-05")]
    [InlineData("Sept. 5, 2024", "2024-09-05")]
    [InlineData("05-Mar-2024", "2024-03-05")]
    [InlineData("2024-03", "2024-03")]
    [InlineData("2024年3月", "2024-03")]
    [InlineData("昭和64年", "1989")]
    [InlineData("2024", "2024")]
    public void Is_read(string written, string iso)
    {
        Assert.True(WrittenDate.TryParse(written, out WrittenDate date));
        Assert.Equal(iso, date.ToString());
        Assert.True(WrittenDate.TryParse(date.ToString(), out WrittenDate again));
        Assert.Equal(date, again);
        Assert.Equal(date.First.DayNumber, Days.Of(written));
    }

    [Theory]
    [InlineData("令和元年5月1日", "2019-05-01")]
    [InlineData("令和元年4月30日", "")]
    [InlineData("平成31年4月30日", "2019-04-30")]
    [InlineData("平成31年5月1日", "")] // a day that never was called so
    [InlineData("平成元年1月8日", "1989-01-08")]
    [InlineData("平成元年1月7日", "")]
    [InlineData("昭和64年1月7日", "1989-01-07")]
    [InlineData("昭和64年1月8日", "")]
    [InlineData("昭和元年12月25日", "1926-12-25")]
    [InlineData("昭和元年12月24日", "")]
    [InlineData("大正15年12月25日", "1926-12-25")] // both names were used on that day
    [InlineData("大正15年12月26日", "")]
    [InlineData("大正元年7月30日", "1912-07-30")]
    [InlineData("大正元年7月29日", "")]
    [InlineData("明治45年7月30日", "1912-07-30")]
    [InlineData("明治45年7月31日", "")]
    [InlineData("明治6年1月1日", "1873-01-01")]
    [InlineData("明治5年12月2日", "")] // the last day of the lunisolar calendar
    [InlineData("明治元年10月23日", "")]
    [InlineData("1872年5月1日", "")]
    [InlineData("平成0年1月1日", "")]
    [InlineData("令和", "")]
    public void A_day_of_an_era_lies_in_it(string written, string iso) => Assert.Equal(iso, WrittenDate.TryParse(written, out WrittenDate date) ? date.ToString() : "");

    [Theory]
    [InlineData("")]
    [InlineData("3/5/2024")]
    [InlineData("24/03/05")]
    [InlineData("2024年13月1日")]
    [InlineData("2023年2月29日")]
    [InlineData("2024-02-30")]
    [InlineData("2024.3.5.1")] // a version
    [InlineData("20241305")]
    [InlineData("202403051")]
    [InlineData("99999999999999999999年1月1日")]
    [InlineData("2024/04/013月5日")] // two dates grown together
    [InlineData("Smith 2024")]
    [InlineData("May")]
    [InlineData("2024年3月5日頃")] // known miss: a value with words behind
    public void Is_no_date(string written)
    {
        Assert.False(WrittenDate.TryParse(written, out _));
        Assert.Equal(0, Days.Of(written));
    }

    [Theory]
    [InlineData("更新日：2024年3月5日", "2024-03-05", 4, 9)]
    [InlineData("最終更新 令和六年三月五日です", "2024-03-05", 5, 8)]
    [InlineData("ver.2024.3.5.1 2024.3.6", "2024-03-06", 15, 8)]
    [InlineData("第12024年3月5日", "", 0, 0)]
    [InlineData("XR6.3.5", "", 0, 0)]
    [InlineData("2024年3月の予定", "", 0, 0)] // a month is not a day
    public void The_first_day_in_a_text_is_found(string text, string iso, int start, int length)
    {
        bool found = WrittenDate.TryFind(text, out WrittenDate date, out int at, out int units);
        Assert.Equal((iso, start, length), (found ? date.ToString() : "", at, units));
    }

    [Fact]
    public void Every_day_since_1873_comes_back_in_every_form()
    {
        Gen<DateOnly> days = Gen.Choose(new DateOnly(1873, 1, 1).DayNumber, new DateOnly(2117, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);
        Property.Holds(Arb.From(days), day =>
        {
            string iso = day.ToString("yyyy-MM-dd");
            string[] forms = [iso, day.ToString("yyyy/M/d"), day.ToString("yyyy.MM.dd"), day.ToString("yyyy年M月d日"), day.ToString("yyyyMMdd"), day.ToString("r")[..16]];
            return forms.All(form => WrittenDate.TryParse(form, out WrittenDate date) && date.ToString() == iso && (form.Length == 8 || WrittenDate.TryFind("（" + form + "）", out WrittenDate found, out _, out _) && found == date));
        });
    }

    [Fact]
    public void Every_day_has_one_era_but_the_two_days_that_were_renamed()
    {
        for (DateOnly day = new(1873, 1, 1); day.Year < 2030; day = day.AddDays(1))
        {
            int eras = 0;
            foreach ((string era, int first) in Eras.Zip([2019, 1989, 1926, 1912, 1868]))
            {
                int year = day.Year - first + 1;
                eras += year > 0 && WrittenDate.TryParse($"{era}{year}年{day.Month}月{day.Day}日", out WrittenDate date) && date.First == day ? 1 : 0;
            }

            Assert.Equal(day == new DateOnly(1926, 12, 25) || day == new DateOnly(1912, 7, 30) ? 2 : 1, eras);
        }
    }

    [Fact]
    public void Nothing_throws()
    {
        Gen<string> text = Gen.ArrayOf(Gen.Elements("令和", "平成", "元", "年", "月", "日", "2", "0", "9", "１", "十", "百", "千", "〇", "三", "-", "/", ".", " ", "R", "H", "Mar", "Tue", ",", "\uD800", "T", "\0")).Select(string.Concat);
        Property.Holds(Arb.From(text), written =>
        {
            bool found = WrittenDate.TryFind(written, out WrittenDate date, out int start, out int length);
            bool whole = WrittenDate.TryParse(written, out WrittenDate parsed);
            return (!whole || parsed.First.Year == parsed.Year) && (!found || (start >= 0 && length > 0 && start + length <= written.Length && date.First.Day == date.Day));
        });
    }
}
