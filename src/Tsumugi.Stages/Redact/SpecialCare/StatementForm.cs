namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>How a text states a condition.</summary>
internal enum StatementForm
{
    /// <summary>A term and what follows it: 糖尿病と診断.</summary>
    Term,

    /// <summary>One phrase: 逮捕され.</summary>
    Whole,

    /// <summary>One phrase of what is done to the person before it: を逮捕した.</summary>
    Object,

    /// <summary>A label with an entry behind it: 既往歴：.</summary>
    Entry,

    /// <summary>A title behind a name: 容疑者.</summary>
    Title,
}
