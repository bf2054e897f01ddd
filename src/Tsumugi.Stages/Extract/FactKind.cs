namespace Tsumugi.Stages.Extract;

/// <summary>What a marked stretch of text is.</summary>
internal enum FactKind
{
    None,
    Author,
    Published,
    Modified,
}
