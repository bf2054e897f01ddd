namespace Tsumugi.Text.Encodings;

/// <summary>The writing that an encoding is made for.</summary>
public enum EncodingFamily
{
    /// <summary>None that the detector knows (Greek, Hebrew, Arabic, Thai): decided by labels alone.</summary>
    Other,

    /// <summary>All of Unicode.</summary>
    Unicode,

    /// <summary>Japanese.</summary>
    Japanese,

    /// <summary>Korean.</summary>
    Korean,

    /// <summary>Chinese in simplified letters.</summary>
    SimplifiedChinese,

    /// <summary>Chinese in traditional letters.</summary>
    TraditionalChinese,

    /// <summary>Latin letters with marks.</summary>
    Latin,

    /// <summary>Cyrillic.</summary>
    Cyrillic,
}
