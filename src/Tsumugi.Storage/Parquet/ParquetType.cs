namespace Tsumugi.Storage.Parquet;

/// <summary>What a column holds; every column may hold nulls.</summary>
public enum ParquetType
{
    /// <summary>A UTF-8 string.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A whole number of 32 bits.</summary>
    Int,

    /// <summary>A floating-point number of 64 bits.</summary>
    Double,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A day.</summary>
    Date,
}
