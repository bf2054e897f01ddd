namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>What makes a person of a stretch of text.</summary>
[Flags]
internal enum PersonSigns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Family and given name.</summary>
    FullName = 1,

    /// <summary>An honorific or title.</summary>
    Honorific = 1 << 1,

    /// <summary>A label before it, as in forms: 氏名：.</summary>
    Label = 1 << 2,

    /// <summary>A number of a patient with a day of birth.</summary>
    PatientNumber = 1 << 3,

    /// <summary>The title of one who cares, judges or writes: 医師, 弁護士.</summary>
    Carer = 1 << 4,

    /// <summary>A title that states something: 容疑者.</summary>
    Accused = 1 << 5,
}
