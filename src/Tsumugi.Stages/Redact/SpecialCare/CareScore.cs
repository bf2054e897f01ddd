namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>Says how sure a finding is, and what it rests on.</summary>
/// <remarks>
/// The weights are set by hand: a name with both family and given name or a form's label is surer than a family with an honorific, and a person in the same sentence
/// surer than one before it. Their effect is measured, not the weights themselves: `SpecialCareQualityTests`.
/// </remarks>
internal static class CareScore
{
    private static readonly string[] Persons = ["full-name", "honorific", "label", "patient-number"];
    private static readonly string[] Forms = ["term+statement", "statement", "statement", "entry", "title"];
    private static readonly string[] Written = [.. Persons.SelectMany(person => Forms.SelectMany(form => new[] { $"{person}+{form}", $"{person}-before+{form}" }))];

    /// <summary>Gets the score.</summary>
    internal static double Of(in CarePerson person, StatementForm form, bool near)
    {
        int hundredths = 60 + (near ? 20 : 0) + (person.Has(PersonSigns.FullName | PersonSigns.Label) ? 10 : 0) + (form is StatementForm.Term or StatementForm.Title or StatementForm.Entry ? 5 : 0);
        return hundredths / 100.0;
    }

    /// <summary>Gets the parts: `full-name+term+statement`, `honorific-before+statement` for a person of an earlier sentence.</summary>
    internal static string Parts(in CarePerson person, StatementForm form, bool near)
    {
        int kind = person.Has(PersonSigns.PatientNumber) ? 3 : person.Has(PersonSigns.Label) ? 2 : person.Has(PersonSigns.FullName) ? 0 : 1;
        return Written[(((kind * Forms.Length) + (int)form) * 2) + (near ? 0 : 1)];
    }
}
