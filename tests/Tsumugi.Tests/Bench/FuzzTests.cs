using Tsumugi.Fuzz;

namespace Tsumugi.Tests.Bench;

/// <summary>Attacks every parser for a moment with inputs that are the same each time; `bench/fuzz` does it for as long as one likes.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("archive", 30)]
    [InlineData("archive-packed", 200)]
    [InlineData("http", 1500)]
    [InlineData("page", 300)]
    [InlineData("html", 250)]
    [InlineData("references", 200)]
    [InlineData("jsonl", 100)]
    [InlineData("parquet", 8)]
    [InlineData("classifier", 400)]
    [InlineData("language-model", 400)]
    [InlineData("tokenizer", 300)]
    [InlineData("gguf", 300)]
    [InlineData("safetensors", 300)]
    [InlineData("packed-bin", 60)]
    [InlineData("packed-idx", 60)]
    [InlineData("packed-documents-idx", 60)]
    [InlineData("packed-documents-jsonl", 60)]
    [InlineData("packed-trace-trace-json", 60)]
    [InlineData("packed-trace-suffixes-00000-bin", 60)]
    public void No_input_breaks_a_parser(string name, int inputs)
    {
        FuzzRun run = new(FuzzTargets.All().Single(target => target.Name == name), seed: 20261124);
        Finding? finding = run.Run(count => count < inputs);
        output.WriteLine($"{run.Inputs} inputs, {run.Kinds} kinds, slowest {run.Slowest.TotalMilliseconds:F0} ms");
        Assert.True(finding is null, finding is null ? "" : $"{finding.Message}\n{Convert.ToHexString(finding.Input)}");
        Assert.True(run.Kinds > 2, "the inputs all look alike");
    }

    [Fact]
    public void Every_target_has_a_row_above() =>
        Assert.Equal(
            FuzzTargets.All().Select(target => target.Name),
            typeof(FuzzTests).GetMethod(nameof(No_input_breaks_a_parser))!.GetCustomAttributesData().Where(data => data.ConstructorArguments.Count == 1)
                .Select(data => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!));

    [Fact]
    public void The_same_seed_makes_the_same_inputs()
    {
        Mutator one = new(7);
        Mutator other = new(7);
        byte[][] pool = ["some input 12"u8.ToArray(), "other"u8.ToArray()];
        byte[][] words = ["word"u8.ToArray()];
        byte[][] made = [.. Enumerable.Range(0, 200).Select(_ => one.Mutate(pool[0], pool, words))];
        Assert.Equal(made, Enumerable.Range(0, 200).Select(_ => other.Mutate(pool[0], pool, words)));
        Assert.True(made.Select(Convert.ToHexString).Distinct().Count() > 150);
        Assert.All(made, input => Assert.True(input.Length <= Mutator.MostBytes));
    }

    [Fact]
    public void A_parser_that_breaks_is_found_and_its_input_made_small()
    {
        Finding? finding = new FuzzRun(new BreaksAtBang(), seed: 1).Run(count => count < 10_000);
        Assert.Equal("!", System.Text.Encoding.ASCII.GetString(finding!.Input));
        Assert.Contains("a bang", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parser_that_remembers_is_found()
    {
        Finding? finding = new FuzzRun(new Remembers(), seed: 1).Run(count => count < 10);
        Assert.Contains("two runs differ", finding!.Message, StringComparison.Ordinal);
    }

    private sealed class BreaksAtBang : IFuzzTarget
    {
        public string Name => "bang";

        public IReadOnlyList<byte[]> Seeds { get; } = ["a seed of some length"u8.ToArray()];

        public IReadOnlyList<byte[]> Words { get; } = ["ring"u8.ToArray()];

        public FuzzResult Run(ReadOnlySpan<byte> input)
        {
            FindingException.Unless(!input.Contains((byte)'!'), "a bang");
            return new FuzzResult(0, (ulong)input.Length);
        }
    }

    private sealed class Remembers : IFuzzTarget
    {
        private ulong _runs;

        public string Name => "memory";

        public IReadOnlyList<byte[]> Seeds { get; } = ["x"u8.ToArray()];

        public IReadOnlyList<byte[]> Words { get; } = [];

        public FuzzResult Run(ReadOnlySpan<byte> input) => new(_runs++, 0);
    }
}
