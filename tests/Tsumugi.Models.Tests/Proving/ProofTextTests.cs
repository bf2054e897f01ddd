using System.Text;
using Tsumugi.Models.Proving;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Tests.Models.Proving;

public sealed class ProofTextTests
{
    [Theory]
    [InlineData("　一行目。\r\n\r\n 二行目 \t 続き　\u3000", "一行目。\n二行目 続き\n")]
    [InlineData("ＡＢＣ１２３（注）", "ABC123(注)\n")] // full-width ASCII
    [InlineData("ｶﾞ㍻か\u3099", "ｶﾞ㍻か\u3099\n")] // everything else stays as it is
    [InlineData("\uFEFFあ\0い\u200B", "あい\n")]
    [InlineData("\n \n", "")]
    public void One_form_for_all(string text, string normalised) => Assert.Equal(normalised, ProofText.Normalise(text));

    [Fact]
    public void Half_a_pair_becomes_a_mark() => Assert.Equal("\uFFFD𠮷\uFFFD\n", ProofText.Normalise("\uD800𠮷\uDC00"));

    [Fact]
    public void Normalising_again_changes_nothing_and_bytes_can_be_read_back() => Property.Holds(JapaneseText.AnyUtf16, text =>
    {
        string once = ProofText.Normalise(text);
        return ProofText.Normalise(once) == once && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(once)) == once;
    });

    [Fact]
    public void A_cut_is_full_to_the_last_letter() => Property.Holds(JapaneseText.Any, text =>
    {
        string whole = ProofText.Normalise(string.Concat(Enumerable.Repeat(text, 3)));
        int all = ProofText.Bytes(whole);
        return Enumerable.Range(0, all + 2).All(bytes =>
        {
            string cut = ProofText.Cut(whole, bytes);
            string thin = ProofText.Thin(whole, bytes);
            return ProofText.Bytes(cut) <= bytes && ProofText.Bytes(thin) <= bytes
                && (cut.Length == 0 || cut[^1] == '\n') && whole.StartsWith(cut.TrimEnd('\n'), StringComparison.Ordinal)
                && (bytes < 8 || bytes >= all || (ProofText.Bytes(cut) > bytes - 5 && ProofText.Bytes(thin) > bytes - 5));
        });
    });

    [Fact]
    public void Thinning_keeps_a_mixture()
    {
        string mixed = string.Concat(Enumerable.Repeat("最初の種類の行です。\n", 600)) + string.Concat(Enumerable.Repeat("別の種類の行になりました。\n", 600));
        string thin = ProofText.Thin(mixed, ProofText.Bytes(mixed) / 3);
        Assert.InRange(thin.Split('\n').Count(line => line.StartsWith('最')), 195, 205);
        Assert.InRange(thin.Split('\n').Count(line => line.StartsWith('別')), 195, 205);
    }

    [Fact]
    public void Controls_have_the_bytes_of_what_they_are_made_of_and_their_share_of_what_is_bad()
    {
        string text = ProofText.Normalise(string.Concat(Enumerable.Range(0, 400).Select(line => $"これは{line}番目の文であり、English も少し混ざっています。\n")));
        long bytes = ProofText.Bytes(text);
        Dictionary<string, string> controls = NegativeControl.All.ToDictionary(control => control.Name, control => control.Spoil(text, bytes, new SeededRandom(1)));
        Assert.All(controls.Values, control => Assert.InRange(ProofText.Bytes(control), bytes - 4, bytes));
        HashSet<char> own = [.. text];
        double noise = (double)controls["control-noise"].Count(letter => !own.Contains(letter)) / controls["control-noise"].Length;
        Assert.InRange(noise, 0.04, 0.06);
        HashSet<string> lines = [.. text.Split('\n')];
        double boilerplate = controls["control-boilerplate"].Split('\n').Where(line => !lines.Contains(line)).Sum(line => ProofText.Bytes(line) + 1.0) / bytes;
        Assert.InRange(boilerplate, 0.29, 0.31);
        Assert.Equal(text.Order(), controls["control-shuffled"].Order());
        Assert.Equal(text.Count(letter => letter == '\n'), controls["control-shuffled"].Count(letter => letter == '\n'));
        Assert.NotEqual(text, controls["control-shuffled"]);
    }

    [Fact]
    public void Repeated_lines_are_counted_after_their_first_time()
    {
        const string Line = "十文字以上の行がここにあります。";
        Assert.Equal(2 * (ProofText.Bytes(Line) + 1), DrawFacts.RepeatedIn($"{Line}\n短い\n{Line}\n短い\n{Line}\n"));
    }
}
