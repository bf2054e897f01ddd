namespace Tsumugi.Contracts.Recipes;

/// <summary>What may stand behind a key of a recipe.</summary>
public enum SettingKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>`yes` or `no` (also `true`, `false`).</summary>
    Flag,

    /// <summary>A whole number within the card's limits.</summary>
    Whole,

    /// <summary>A number within the card's limits.</summary>
    Number,

    /// <summary>A size in bytes: `256MB`, `1.5GB`, `4096`.</summary>
    Size,

    /// <summary>One of the card's choices.</summary>
    Choice,

    /// <summary>A list of texts (one text alone is a list of one).</summary>
    Texts,

    /// <summary>A list of the card's choices.</summary>
    Choices,

    /// <summary>Limits per rule: `chars: {min: 300}`; checked against the preset.</summary>
    Overrides,

    /// <summary>`off`, `on`, or one of them by name: `{NAME: off}`; checked against the preset.</summary>
    Switches,

    /// <summary>A number for each name: `{good: 1, bad: 0}`; one value `NAME=NUMBER` for each, in the order of the names.</summary>
    Weights,

    /// <summary>A list of rules as presets have them; checked with the preset.</summary>
    Rules,
}
