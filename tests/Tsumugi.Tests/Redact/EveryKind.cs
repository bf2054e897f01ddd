using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Redact;

namespace Tsumugi.Tests.Redact;

/// <summary>A redactor that masks every kind there is with its name, so that a test shows what was found as what.</summary>
public static class EveryKind
{
    public static Redactor Redactor { get; } = new(
        new RedactionPolicy("all", "", "", [.. RedactCatalog.All.SelectMany(detector => detector.Kinds).Select(kind => new RedactionKind(kind, RedactionAction.Mask, $"〔{kind}〕", "", ""))]),
        RedactCatalog.All);

    public static string Apply(string text) => JpDefault.Apply(Redactor, text);
}
