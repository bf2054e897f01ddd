namespace Tsumugi.Models.Tokenizers;

/// <summary>Cuts prepared text into pieces; one per thread.</summary>
internal interface IPieceEncoder
{
    /// <summary>Cuts a text.</summary>
    /// <param name="text">Prepared text, or raw bytes where the model needs no preparation.</param>
    /// <param name="output">Takes the ids.</param>
    void Encode(ReadOnlySpan<byte> text, PieceOutput output);
}
