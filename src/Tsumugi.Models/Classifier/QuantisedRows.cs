namespace Tsumugi.Models.Classifier;

/// <summary>Rows stored as codes of a <see cref="ProductQuantiser"/>, their lengths perhaps apart.</summary>
/// <param name="rows">How many rows.</param>
/// <param name="codes">The codes, row after row.</param>
/// <param name="quantiser">What the codes mean.</param>
/// <param name="lengthCodes">A code of each row's length; null if the rows were not divided by it.</param>
/// <param name="lengths">What those codes mean; null likewise.</param>
internal sealed class QuantisedRows(long rows, byte[] codes, ProductQuantiser quantiser, byte[]? lengthCodes, ProductQuantiser? lengths) : IRows
{
    /// <inheritdoc/>
    public long Rows => rows;

    /// <inheritdoc/>
    public int Columns => quantiser.Columns;

    /// <inheritdoc/>
    public void AddTo(Span<float> sum, int row) => quantiser.AddTo(sum, Code(row), Length(row));

    /// <inheritdoc/>
    public float Dot(int row, ReadOnlySpan<float> vector) => quantiser.Dot(vector, Code(row)) * Length(row);

    private ReadOnlySpan<byte> Code(int row) => codes.AsSpan(row * quantiser.Parts, quantiser.Parts);

    private float Length(int row) => lengths is null ? 1 : lengths.Centroid(0, lengthCodes![row])[0];
}
