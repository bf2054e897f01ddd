namespace Tsumugi.Contracts.Privacy;

/// <summary>What is done about personal data before a text may become training data.</summary>
[Flags]
public enum PrivacySteps
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Individual numbers (個人番号) are destroyed.</summary>
    Scrub = 1,

    /// <summary>Identifiers, names and contacts are dealt with as the policy says.</summary>
    Redact = 1 << 1,

    /// <summary>Special-care-required personal information (要配慮個人情報) is looked for and dealt with as the policy says.</summary>
    SpecialCare = 1 << 2,

    /// <summary>All of them: what training data has to have behind it.</summary>
    All = Scrub | Redact | SpecialCare,
}
