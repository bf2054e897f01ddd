namespace Tsumugi.Stages.Write;

/// <summary>The numbers that go with a document into the dataset.</summary>
/// <param name="Letters">Unicode code points of the text.</param>
/// <param name="Bytes">UTF-8 bytes of the text.</param>
/// <param name="ClusterSize">How many documents of the corpus say the same, this one included.</param>
public readonly record struct PartNumbers(long Letters, long Bytes, long ClusterSize);
