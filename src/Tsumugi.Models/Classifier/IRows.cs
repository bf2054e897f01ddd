namespace Tsumugi.Models.Classifier;

/// <summary>A matrix of embeddings, looked at row by row.</summary>
internal interface IRows
{
    /// <summary>Gets how many rows there are.</summary>
    long Rows { get; }

    /// <summary>Gets how many numbers a row has.</summary>
    int Columns { get; }

    /// <summary>Adds a row to a sum of as many numbers.</summary>
    void AddTo(Span<float> sum, int row);

    /// <summary>Gets the inner product of a row and a vector.</summary>
    float Dot(int row, ReadOnlySpan<float> vector);
}
