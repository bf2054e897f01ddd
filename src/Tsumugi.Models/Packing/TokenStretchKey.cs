namespace Tsumugi.Models.Packing;

/// <summary>One document of a <see cref="TokenPart"/>: where its tokens lie and where it goes.</summary>
/// <param name="Order">Documents are written in the order of this number, a hash of their id and the seed.</param>
/// <param name="HeldOut">Whether it goes into validation.</param>
/// <param name="Start">Its first token in the part.</param>
/// <param name="Count">Its tokens.</param>
/// <param name="Letters">The code points of its text.</param>
/// <param name="Bytes">The UTF-8 bytes of its text.</param>
internal readonly record struct TokenStretchKey(ulong Order, bool HeldOut, long Start, int Count, int Letters, long Bytes);
