namespace Tsumugi.Models.Packing;

/// <summary>What went into one side of the split.</summary>
/// <param name="Name">`train` or `validation`.</param>
/// <param name="Documents">The documents.</param>
/// <param name="Tokens">The tokens, the marks of the ends of documents included.</param>
/// <param name="Letters">The code points of the texts.</param>
/// <param name="Bytes">Their UTF-8 bytes.</param>
public sealed record PackedSplit(string Name, long Documents, long Tokens, long Letters, long Bytes);
