namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>The eleven labels of special-care-required personal information: APPI art. 2(3) and art. 2 of its Order, in their order.</summary>
internal enum CareLabel
{
    /// <summary>人種.</summary>
    Race,

    /// <summary>信条.</summary>
    Creed,

    /// <summary>社会的身分.</summary>
    SocialStatus,

    /// <summary>病歴.</summary>
    MedicalHistory,

    /// <summary>犯罪の経歴.</summary>
    CriminalRecord,

    /// <summary>犯罪により害を被った事実.</summary>
    CrimeVictim,

    /// <summary>心身の機能の障害.</summary>
    Disability,

    /// <summary>健康診断等の結果.</summary>
    HealthCheck,

    /// <summary>医師等による指導・診療・調剤.</summary>
    Treatment,

    /// <summary>刑事事件に関する手続.</summary>
    CriminalProcedure,

    /// <summary>少年の保護事件に関する手続.</summary>
    JuvenileProcedure,
}
