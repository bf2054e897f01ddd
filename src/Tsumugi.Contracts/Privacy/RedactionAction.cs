namespace Tsumugi.Contracts.Privacy;

/// <summary>What a policy does with one kind of identifier, from the mildest to the strictest.</summary>
public enum RedactionAction
{
    /// <summary>Leaves it in the text.</summary>
    Keep,

    /// <summary>Leaves it in the text, and notes its place in the ledger and its number in the report.</summary>
    Flag,

    /// <summary>Puts the kind's token in its place when the dataset is written.</summary>
    Mask,

    /// <summary>Puts marks of the same shape in its place: `000-0000-0000` for a telephone number.</summary>
    Replace,

    /// <summary>Takes it out before anything is written; nothing of it may be kept anywhere.</summary>
    Destroy,

    /// <summary>Takes the whole document out of the dataset.</summary>
    DropDocument,
}
