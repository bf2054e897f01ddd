using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;

namespace Tsumugi.Tests.Redact.Policies;

/// <summary>Policies that do one thing with every kind.</summary>
internal static class OnePolicy
{
    public static RedactionPolicy Every(RedactionAction action) =>
        new("every", "", "", [.. RedactCatalog.All.SelectMany(detector => detector.Kinds).Distinct().Select(kind => new RedactionKind(kind, action, $"〔{kind}〕", "", ""))]);

    public static Redaction Look(RedactionPolicy policy, string text)
    {
        Redaction redaction = new();
        new Redactor(policy).Look(text, redaction);
        return redaction;
    }
}
