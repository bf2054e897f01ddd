using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Matrices;

namespace Tsumugi.Models.Transformer;

/// <summary>The sizes that make a Llama: everything about a model but its numbers.</summary>
public sealed record LlamaShape
{
    /// <summary>Gets the most values that a model may hold here; beyond, `train --plan` hands over to other programs.</summary>
    public const long MostParameters = 500_000_000;

    /// <summary>Gets the number of tokens that the model knows.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Gets the values that stand for a token between layers.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the number of layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Gets the heads of queries in a layer.</summary>
    public required int Heads { get; init; }

    /// <summary>Gets the heads of keys and values, a divisor of <see cref="Heads"/>; several heads of queries share one (grouped-query attention, arXiv:2305.13245).</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Gets the values inside of the feed-forward part.</summary>
    public required int HiddenWidth { get; init; }

    /// <summary>Gets the longest sequence in tokens.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Gets the values of a head; usually <see cref="Width"/> / <see cref="Heads"/>.</summary>
    public required int HeadWidth { get; init; }

    /// <summary>Gets the base of the rotary embedding.</summary>
    public double RotaryBase { get; init; } = 10_000;

    /// <summary>Gets what is added to mean squares.</summary>
    public float NormEpsilon { get; init; } = 1e-5f;

    /// <summary>Gets a value indicating whether tokens are read and predicted by the same matrix.</summary>
    public bool TiedEmbeddings { get; init; } = true;

    /// <summary>Gets how many numbers the model has.</summary>
    public long Parameters =>
        ((TiedEmbeddings ? 1L : 2L) * VocabularySize * Width) + Width
        + (Layers * ((2L * Width) + ((long)Width * Attention.RowWidth) + ((long)Width * Attention.OutputWidth) + (3L * Width * HiddenWidth)));

    /// <summary>Gets how heads lie in a row.</summary>
    internal AttentionShape Attention => new(Heads, KeyValueHeads, HeadWidth);

    /// <summary>Says what is wrong with the sizes.</summary>
    /// <param name="mostParameters">The most numbers that it may have.</param>
    /// <returns>Nothing if a model can be made.</returns>
    public Phrase? Problem(long mostParameters = MostParameters)
    {
        (string Name, long Value, long Most)[] sizes =
        [
            ("vocabulary", VocabularySize, 1 << 20), ("width", Width, 1 << 16), ("layers", Layers, 512), ("heads", Heads, 1024), ("key-value heads", KeyValueHeads, 1024),
            ("hidden width", HiddenWidth, 1 << 18), ("context", ContextLength, 1 << 20), ("head width", HeadWidth, 4096),
        ];
        foreach ((string name, long value, long most) in sizes)
        {
            if (value < 1 || value > most)
            {
                return new Phrase($"`{name}` is {value}, expected 1 to {most}", $"`{name}` が {value} です。1 から {most} の値にしてください");
            }
        }

        return Heads % KeyValueHeads != 0 ? new Phrase($"{Heads} heads cannot share {KeyValueHeads} key-value heads evenly", $"{Heads} 個のヘッドを {KeyValueHeads} 個のキー・バリューヘッドに等しく分けられません")
            : HeadWidth % 2 != 0 ? new Phrase($"the head width is {HeadWidth}, expected an even number", $"ヘッドの幅が {HeadWidth} です。偶数にしてください")
            : !(RotaryBase is > 1 and < 1e12) ? new Phrase(FormattableString.Invariant($"the rotary base is {RotaryBase}, expected a number above 1"), FormattableString.Invariant($"回転位置埋め込みの底が {RotaryBase} です。1 より大きい数にしてください"))
            : !(NormEpsilon is > 0 and < 1) ? new Phrase(FormattableString.Invariant($"the epsilon of norms is {NormEpsilon}, expected a small positive number"), FormattableString.Invariant($"正規化の ε が {NormEpsilon} です。小さな正の数にしてください"))
            : Parameters > mostParameters ? new Phrase($"the model would have {Parameters} parameters, expected at most {mostParameters}; `--plan` prepares larger ones", $"パラメータ数が {Parameters} になります。{mostParameters} 以下にしてください。それより大きいものは `--plan` で準備できます")
            : null;
    }
}
