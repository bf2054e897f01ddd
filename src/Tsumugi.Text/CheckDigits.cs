namespace Tsumugi.Text;

/// <summary>The check-digit formulas of identifiers that Japanese texts hold.</summary>
/// <remarks>All take digits as values 0 to 9, left to right, and say false for a wrong count. Constant time, no allocation.</remarks>
public static class CheckDigits
{
    /// <summary>Weights of a My Number's first eleven digits (総務省令 2014 no. 85, art. 5: n + 1 up to the sixth digit from the right, n - 5 from the seventh).</summary>
    private static ReadOnlySpan<byte> MyNumberWeights => [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>Weights of the first ten digits of a driver's licence number.</summary>
    private static ReadOnlySpan<byte> LicenceWeights => [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>Says whether twelve digits are a My Number 個人番号; one random number in ten is.</summary>
    public static bool IsMyNumber(ReadOnlySpan<byte> digits)
    {
        if (digits.Length != 12)
        {
            return false;
        }

        int rest = Weighted(digits, MyNumberWeights) % 11;
        return digits[11] == (rest <= 1 ? 0 : 11 - rest);
    }

    /// <summary>Says whether thirteen digits are a corporate number 法人番号: the first is 9 - (Σ P·Q mod 9), Q = 1, 2, 1, 2 … from the right.</summary>
    public static bool IsCorporateNumber(ReadOnlySpan<byte> digits)
    {
        if (digits.Length != 13)
        {
            return false;
        }

        int sum = 0;
        for (int i = 1; i < digits.Length; i++)
        {
            // The last digit is n = 1 from the right, an odd one, and counts once.
            sum += digits[i] * (((digits.Length - i) & 1) == 1 ? 1 : 2);
        }

        return digits[0] == 9 - (sum % 9);
    }

    /// <summary>Says whether twelve digits are a driver's licence number: two of the issuing commission, two of the year, six, a check digit, and how often it was issued again.</summary>
    /// <remarks>The structure is that of the police order; the formula is known from secondary sources only.</remarks>
    public static bool IsDriversLicence(ReadOnlySpan<byte> digits)
    {
        if (digits.Length != 12 || !IsCommission((digits[0] * 10) + digits[1]))
        {
            return false;
        }

        int check = 11 - (Weighted(digits, LicenceWeights) % 11);
        return digits[10] == check % 10;
    }

    /// <summary>Says whether six or eight digits are an insurer's number 保険者番号: weights 2, 1, 2, 1 … from the right, digits of products added (the Luhn formula).</summary>
    public static bool IsInsurerNumber(ReadOnlySpan<byte> digits) => digits.Length is 6 or 8 && IsLuhn(digits);

    /// <summary>Says whether the digits pass the Luhn test of payment cards.</summary>
    public static bool IsLuhn(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[digits.Length - 1 - i];
            int twice = digit * 2;
            sum += (i & 1) == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }

        return digits.Length > 1 && sum % 10 == 0;
    }

    /// <summary>Computes the check digit of a field of a machine-readable travel document (ICAO 9303: weights 7, 3, 1; letters A to Z are 10 to 35, `&lt;` is 0).</summary>
    /// <returns>0 to 9, or -1 if a letter cannot stand in such a field.</returns>
    public static int TravelDocument(ReadOnlySpan<char> field)
    {
        int sum = 0;
        for (int i = 0; i < field.Length; i++)
        {
            int value = field[i] switch
            {
                >= '0' and <= '9' => field[i] - '0',
                >= 'A' and <= 'Z' => field[i] - 'A' + 10,
                '<' => 0,
                _ => -1,
            };
            if (value < 0)
            {
                return -1;
            }

            sum += value * ((i % 3) switch { 0 => 7, 1 => 3, _ => 1 });
        }

        return sum % 10;
    }

    /// <summary>Says whether two digits name a prefectural public safety commission (Hokkaido has five).</summary>
    private static bool IsCommission(int code) => code is (>= 10 and <= 14) or (>= 20 and <= 25) or 30 or (>= 40 and <= 55) or (>= 60 and <= 65) or (>= 70 and <= 74) or (>= 80 and <= 83) or (>= 90 and <= 97);

    private static int Weighted(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> weights)
    {
        int sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * digits[i];
        }

        return sum;
    }
}
