namespace Tsumugi.Models.Classifier;

/// <summary>How a classifier turns inner products into probabilities; the numbers are fastText's.</summary>
public enum ClassifierLoss
{
    /// <summary>A binary tree over the labels, by their frequency.</summary>
    HierarchicalSoftmax = 1,

    /// <summary>Independent labels, trained against random others.</summary>
    NegativeSampling = 2,

    /// <summary>Probabilities that add up to 1.</summary>
    Softmax = 3,

    /// <summary>Independent labels, each against all others.</summary>
    OneVersusAll = 4,
}
