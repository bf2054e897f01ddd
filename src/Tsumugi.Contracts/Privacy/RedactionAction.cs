namespace Tsumugi.Contracts.Privacy;

/// <summary>What a policy does with one kind of identifier, from the mildest to the strictest.</summary>
public enum RedactionAction
{
    /// <summary>Leaves it in the text.</summary>
    Keep,

    /// <summary>Puts the kind's token in its place when the dataset is written.</summary>
    Mask,

    /// <summary>Takes it out before anything is written; nothing of it may be kept anywhere.</summary>
    Destroy,
}
