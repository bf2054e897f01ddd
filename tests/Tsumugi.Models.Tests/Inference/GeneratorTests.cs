using System.Text;
using Tsumugi.Models.Inference;

namespace Tsumugi.Tests.Models.Inference;

public sealed class GeneratorTests
{
    private const string Text = "祇園精舎の鐘の声、諸行無常の響きあり。𠮷野家👩‍👩‍👧";

    [Fact]
    public void Pieces_hold_whole_letters_although_tokens_are_bytes()
    {
        MemoryModel model = new(Text);
        List<GeneratedPiece> pieces = Run(model, new GenerationRequest([], 400, [], new SamplingSettings { Temperature = 0 }));
        Assert.Equal(Text, string.Concat(pieces.Select(piece => piece.Text)));
        Assert.DoesNotContain(pieces, piece => piece.Text.Contains('\uFFFD') || (piece.Text.Length > 0 && char.IsLowSurrogate(piece.Text[0])));
        Assert.Equal("stop", pieces[^1].Finish);
        Assert.Equal(Encoding.UTF8.GetByteCount(Text), pieces.Sum(piece => piece.Count));
        Assert.Equal(0, model.Open);
    }

    [Fact]
    public void A_letter_that_is_cut_off_by_the_limit_is_shown_as_broken()
    {
        List<GeneratedPiece> pieces = Run(new MemoryModel(Text), new GenerationRequest([], 4, [], new SamplingSettings { Temperature = 0 }));
        Assert.Equal("祇\uFFFD", string.Concat(pieces.Select(piece => piece.Text)));
        Assert.Equal("length", pieces[^1].Finish);
    }

    [Fact]
    public void The_context_is_never_overrun()
    {
        // The model itself fails the test if it must read more than it can.
        List<GeneratedPiece> pieces = Run(new MemoryModel(Text, context: 8), new GenerationRequest([], 400, [], new SamplingSettings { Temperature = 0 }));
        Assert.Equal(8, pieces.Sum(piece => piece.Count)); // one to begin, seven read, the last only drawn
    }

    [Fact]
    public void Each_token_comes_once_with_its_probability()
    {
        List<GeneratedPiece> pieces = Run(new MemoryModel(Text), new GenerationRequest([], 30, ["鐘"], new SamplingSettings { Temperature = 0, TopLogprobs = 1 }));
        Assert.Equal("祇園精舎の", string.Concat(pieces.Select(piece => piece.Text)));
        Assert.All(pieces, piece => Assert.Equal(piece.Count, piece.Tokens.Count));
        Assert.Equal(18, pieces.Sum(piece => piece.Count)); // six letters of three bytes: the stop string was drawn, too
    }

    [Fact]
    public void It_stops_between_two_tokens_when_asked()
    {
        using CancellationTokenSource source = new();
        MemoryModel model = new(Text);
        using IEnumerator<GeneratedPiece> pieces = Generator.Run(model, new GenerationRequest([], 400, [], new SamplingSettings { Temperature = 0 }), source.Token).GetEnumerator();
        Assert.True(pieces.MoveNext());
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => pieces.MoveNext());
        Assert.Equal(0, model.Open);
    }

    private static List<GeneratedPiece> Run(MemoryModel model, GenerationRequest request) => [.. Generator.Run(model, request, CancellationToken.None)];
}
