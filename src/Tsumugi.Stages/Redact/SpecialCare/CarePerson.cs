namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>A person found near a statement.</summary>
/// <param name="Start">Where the name begins.</param>
/// <param name="NameEnd">Where the name ends.</param>
/// <param name="End">Where its title ends.</param>
/// <param name="Signs">What makes it a person.</param>
internal readonly record struct CarePerson(int Start, int NameEnd, int End, PersonSigns Signs)
{
    /// <summary>Says whether it has a sign.</summary>
    internal bool Has(PersonSigns sign) => (Signs & sign) != PersonSigns.None;
}
