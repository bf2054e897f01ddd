using System.Numerics;

namespace Tsumugi.Tests.Text.Repeats;

/// <summary>Makes texts that consist of their own copies: what quadratic algorithms and weak hashes break on.</summary>
internal static class RepetitiveText
{
    public static string Of(string kind, int length) => kind switch
    {
        "one letter" => new string('あ', length),
        "period of two" => Make(length, i => i % 2 == 0 ? 'あ' : 'い'),
        "period of 97" => Make(length, i => (char)('一' + (i % 97 * 31 % 97))),
        "Fibonacci" => Fibonacci(length),
        "Thue-Morse" => Make(length, i => (BitOperations.PopCount((uint)i) & 1) == 0 ? 'あ' : 'い'),
        "falling" => Make(length, i => (char)(0x9FFF - (i % 0x5000))),
        "rising" => Make(length, i => (char)(0x4E00 + (i % 0x5000))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such text"),
    };

    private static string Make(int length, Func<int, char> letter) => string.Create(length, letter, (span, of) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = of(i);
        }
    });

    private static string Fibonacci(int length)
    {
        (string shorter, string longer) = ("い", "あ");
        while (longer.Length < length)
        {
            (shorter, longer) = (longer, longer + shorter);
        }

        return longer[..length];
    }
}
