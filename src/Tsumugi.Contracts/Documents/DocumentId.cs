using System.Globalization;

namespace Tsumugi.Contracts.Documents;

/// <summary>Names one document for ever: 128 bits over source name, path inside the source and position in the file.</summary>
/// <remarks>Independent of shards, workers and machines, and never made from the text, so it reveals nothing of it.</remarks>
/// <param name="Value">The bits.</param>
public readonly record struct DocumentId(UInt128 Value) : IComparable<DocumentId>
{
    /// <summary>Reads 32 hexadecimal digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DocumentId id)
    {
        bool ok = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 value);
        id = new DocumentId(value);
        return ok && text.Length == 32;
    }

    /// <inheritdoc/>
    public int CompareTo(DocumentId other) => Value.CompareTo(other.Value);

    /// <summary>Writes 32 lower-case hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>Orders by value.</summary>
    public static bool operator <(DocumentId left, DocumentId right) => left.Value < right.Value;

    /// <summary>Orders by value.</summary>
    public static bool operator >(DocumentId left, DocumentId right) => left.Value > right.Value;

    /// <summary>Orders by value.</summary>
    public static bool operator <=(DocumentId left, DocumentId right) => left.Value <= right.Value;

    /// <summary>Orders by value.</summary>
    public static bool operator >=(DocumentId left, DocumentId right) => left.Value >= right.Value;
}
