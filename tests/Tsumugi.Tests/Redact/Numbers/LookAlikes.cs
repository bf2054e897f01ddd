using System.Globalization;

namespace Tsumugi.Tests.Redact.Numbers;

/// <summary>Makes texts with numbers that only look like identifiers: article codes, orders, time stamps, prices, articles of statutes.</summary>
internal static class LookAlikes
{
    public static IEnumerable<string> Of(int count)
    {
        var random = new Random(20261125);
        for (int i = 0; i < count; i++)
        {
            yield return Make(random, i % 14);
        }
    }

    private static string Make(Random random, int kind) => kind switch
    {
        0 => "ISBN" + Ean(random, "978"),
        1 => "ISBN 978-4-" + Digits(random, 2) + "-" + Digits(random, 6) + "-" + Digits(random, 1),
        2 => "JANコード " + Ean(random, random.Next(2) == 0 ? "49" : "45"),
        3 => Ean(random, "4" + Digits(random, 1)),
        4 => "法人の登録 " + Digits(random, 13),
        5 => "注文番号 " + Digits(random, 3) + "-" + Digits(random, 7) + "-" + Digits(random, 7),
        6 => "ご注文 " + Digits(random, 16) + " を承りました",
        7 => "1" + Digits(random, 12), // milliseconds since 1970
        8 => FormattableString.Invariant($"2026{random.Next(1, 13):00}{random.Next(1, 29):00}{random.Next(24):00}{random.Next(60):00}{random.Next(60):00}"),
        9 => FormattableString.Invariant($"2026-{random.Next(1, 13):00}-{random.Next(1, 29):00} {random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}"),
        10 => "価格は" + random.Next(1000, 99_999_999).ToString("N0", CultureInfo.InvariantCulture) + "円（税込）",
        11 => FormattableString.Invariant($"民法第{random.Next(1, 1050)}条の{random.Next(2, 9)}第{random.Next(1, 5)}項、別表{random.Next(1, 9)}.{random.Next(1, 9)}.{random.Next(1, 9)}.{random.Next(1, 9)}節"),
        12 => "伝票 " + Digits(random, 4) + "-" + Digits(random, 4) + "-" + Digits(random, 4),
        _ => "製品番号 " + (char)('A' + random.Next(26)) + Digits(random, 10) + " ロット " + Digits(random, 8),
    };

    private static string Digits(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));

    /// <summary>An article code with its check digit.</summary>
    private static string Ean(Random random, string prefix)
    {
        string digits = prefix + Digits(random, 12 - prefix.Length);
        int sum = digits.Select((digit, index) => (digit - '0') * (index % 2 == 0 ? 1 : 3)).Sum();
        return digits + (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
