using BenchmarkDotNet.Attributes;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Scrub;

namespace Tsumugi.Bench.Redact;

/// <summary>Times the finders over a page of prose (about 190 kB of UTF-8, hardly a number) and a page of contacts (one in each line).</summary>
[MemoryDiagnoser]
public class RedactorBench
{
    private const string Sentence = "これは2026年に書かれた普通の文章で、価格は10,500円、電話番号もメールアドレスも含みません。第1.2.3.4節を参照してください。\n";
    private const string Contact = "山田太郎 東京都千代田区丸の内一丁目 電話03-1234-5678 携帯 090-1234-5678 taro@example.com\n";

    private static readonly RedactionPolicy Policy = new("bench", "", "", [new("email", RedactionAction.Mask, "〔メールアドレス〕", "", ""), new("phone", RedactionAction.Mask, "〔電話番号〕", "", "")]);

    private readonly Redactor _redactor = new(Policy);
    private readonly Redactor _emails = new(Policy, [new EmailDetector()]);
    private readonly Redactor _phones = new(Policy, [new PhoneDetector()]);
    private readonly MyNumberScrubber _scrubber = new();
    private readonly List<TextEdit> _edits = [];
    private string _text = "";

    [Params("prose", "contacts")]
    public string Page { get; set; } = "prose";

    [GlobalSetup]
    public void Fill() => _text = string.Concat(Enumerable.Repeat(Page == "prose" ? Sentence : Contact, 1000));

    [Benchmark(Baseline = true)]
    public int All() => Run(_redactor);

    [Benchmark]
    public int Emails() => Run(_emails);

    [Benchmark]
    public int Phones() => Run(_phones);

    [Benchmark]
    public int MyNumbers() => Run(_scrubber);

    private int Run(Tsumugi.Contracts.Steps.ITextEditor editor)
    {
        _edits.Clear();
        editor.Find(_text, _edits);
        return _edits.Count;
    }
}
