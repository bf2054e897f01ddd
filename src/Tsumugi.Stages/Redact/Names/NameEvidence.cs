namespace Tsumugi.Stages.Redact.Names;

/// <summary>What speaks for a name; the parts of a finding and its score come from it.</summary>
[Flags]
internal enum NameEvidence
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A label before it: 氏名：.</summary>
    Label = 1,

    /// <summary>An honorific or title behind it: 様, 教授.</summary>
    Honorific = 1 << 1,

    /// <summary>A frequent family.</summary>
    Family = 1 << 2,

    /// <summary>Another family of the gazetteer.</summary>
    RareFamily = 1 << 3,

    /// <summary>Letters as families have them, before a given name of the gazetteer.</summary>
    FamilyForm = 1 << 4,

    /// <summary>A given name of the gazetteer.</summary>
    Given = 1 << 5,

    /// <summary>Letters as given names have them, behind a family of the gazetteer.</summary>
    GivenForm = 1 << 6,

    /// <summary>A name in katakana or Latin letters that the gazetteer knows.</summary>
    Foreign = 1 << 7,

    /// <summary>Katakana or capitalised Latin words.</summary>
    ForeignForm = 1 << 8,

    /// <summary>A reading in brackets behind it, or a name in kana.</summary>
    Reading = 1 << 9,

    /// <summary>A blank between family and given name, or the edges of a line or cell.</summary>
    Boundary = 1 << 10,

    /// <summary>Letters of another word touch it: 担当者山田さん.</summary>
    Glued = 1 << 11,

    /// <summary>A family of history before 氏.</summary>
    Clan = 1 << 12,
}
