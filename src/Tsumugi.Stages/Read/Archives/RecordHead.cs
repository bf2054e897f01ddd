namespace Tsumugi.Stages.Read.Archives;

/// <summary>What the header of an archive record says; used again for each record.</summary>
internal sealed class RecordHead
{
    /// <summary>Gets or sets what the record is for.</summary>
    public RecordType Type { get; set; }

    /// <summary>Gets or sets the type's own word, for details of a fault.</summary>
    public string TypeName { get; set; } = "";

    /// <summary>Gets or sets the address.</summary>
    public string Url { get; set; } = "";

    /// <summary>Gets or sets the date in ISO 8601 as far as it could be read.</summary>
    public string Date { get; set; } = "";

    /// <summary>Gets or sets the record's own id without angle brackets.</summary>
    public string Id { get; set; } = "";

    /// <summary>Gets or sets the type of the record's block, with parameters.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>Gets or sets the stated length of the block; negative if there is none or none that is a number.</summary>
    public long ContentLength { get; set; }

    /// <summary>Gets or sets the size of the header, blank line included.</summary>
    public int HeaderBytes { get; set; }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        Type = RecordType.Other;
        TypeName = Url = Date = Id = ContentType = "";
        ContentLength = -1;
        HeaderBytes = 0;
    }
}
