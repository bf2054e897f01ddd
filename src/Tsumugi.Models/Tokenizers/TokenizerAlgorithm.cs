namespace Tsumugi.Models.Tokenizers;

/// <summary>How text is cut into pieces; the numbers are those of SentencePiece's `model_type`.</summary>
public enum TokenizerAlgorithm
{
    /// <summary>The likeliest cut by the sum of scores (Viterbi).</summary>
    Unigram = 1,

    /// <summary>Byte pair encoding: neighbours are merged, best score first.</summary>
    BytePair = 2,
}
