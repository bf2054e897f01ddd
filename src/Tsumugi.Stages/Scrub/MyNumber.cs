namespace Tsumugi.Stages.Scrub;

/// <summary>Holds the check-digit formulas of numbers that may stand where a My Number could.</summary>
/// <remarks>All take digits as values 0 to 9, left to right.</remarks>
internal static class MyNumber
{
    /// <summary>The number of digits of a My Number.</summary>
    internal const int Digits = 12;

    /// <summary>Weights of the first eleven digits, left to right (総務省令 2014 no. 85, art. 5: n + 1 up to the sixth digit from the right, n - 5 from the seventh).</summary>
    private static ReadOnlySpan<byte> Weights => [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>Says whether the twelfth digit fits the eleven before it; one random number in ten does.</summary>
    internal static bool IsValid(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        for (int i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * digits[i];
        }

        int rest = sum % 11;
        return digits[11] == (rest <= 1 ? 0 : 11 - rest);
    }

    /// <summary>Says whether thirteen digits are a corporate number 法人番号: the first is 9 - (Σ P·Q mod 9), Q = 1, 2, 1, 2 … from the right.</summary>
    internal static bool IsCorporateNumber(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        for (int i = 1; i < digits.Length; i++)
        {
            // The last digit is n = 1 from the right, an odd one, and counts once.
            sum += digits[i] * (((digits.Length - i) & 1) == 1 ? 1 : 2);
        }

        return digits[0] == 9 - (sum % 9);
    }

    /// <summary>Says whether the digits pass the Luhn test of payment cards.</summary>
    internal static bool IsLuhn(ReadOnlySpan<byte> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[digits.Length - 1 - i];
            int twice = digit * 2;
            sum += (i & 1) == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }

        return sum % 10 == 0;
    }
}
