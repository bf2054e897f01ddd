namespace Tsumugi.Storage.Documents;

/// <summary>Where one block of a document file lies.</summary>
internal readonly record struct DocumentBlock(long Offset, int FrameBytes, int RawBytes, long FirstRow);
