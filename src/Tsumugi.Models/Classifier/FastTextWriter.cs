using System.Buffers.Binary;
using System.Text;
using Tsumugi.Models.Matrices;

namespace Tsumugi.Models.Classifier;

/// <summary>Writes a dense classifier so that fastText reads it.</summary>
public static class FastTextWriter
{
    /// <summary>The first four bytes (fasttext.h).</summary>
    internal const int Magic = 793712314;

    /// <summary>The version of the format.</summary>
    internal const int Version = 12;

    /// <summary>The most bytes that the trailer may have.</summary>
    internal const int LongestTrailer = 4096;

    /// <summary>Gets what stands before the name of the segmenter, behind the last byte that fastText reads.</summary>
    internal static ReadOnlySpan<byte> Trailer => "\ntsumugi words: "u8;

    /// <summary>Writes a model; only a dense one.</summary>
    public static void Write(FastTextModel model, Stream stream)
    {
        if (model.Input is not DenseRows input || model.Output is not DenseRows output)
        {
            throw new ArgumentException("only dense models are written", nameof(model));
        }

        FastTextArguments arguments = model.Arguments;
        int[] fields =
        [
            Magic, Version, arguments.Dimension, arguments.Window, arguments.Epochs, arguments.MinCount, arguments.Negatives, arguments.WordNgrams,
            (int)arguments.Loss, arguments.Model, arguments.Buckets, arguments.MinLetters, arguments.MaxLetters, arguments.RateUpdates,
        ];
        foreach (int field in fields)
        {
            Write(stream, field);
        }

        Write(stream, BitConverter.DoubleToInt64Bits(arguments.Sampling));
        Write(stream, model.Vocabulary);
        stream.WriteByte(0);
        Write(stream, input);
        stream.WriteByte(0);
        Write(stream, output);
        if (model.Segmenter.Length > 0)
        {
            stream.Write(Trailer);
            stream.Write(Encoding.UTF8.GetBytes(model.Segmenter));
        }
    }

    private static void Write(Stream stream, FastTextVocabulary vocabulary)
    {
        Write(stream, vocabulary.Entries.Count);
        Write(stream, vocabulary.Words);
        Write(stream, vocabulary.Labels.Count);
        Write(stream, vocabulary.Tokens);
        Write(stream, -1L);
        for (int i = 0; i < vocabulary.Entries.Count; i++)
        {
            stream.Write(vocabulary.Entries[i]);
            stream.WriteByte(0);
            Write(stream, vocabulary.Counts[i]);
            stream.WriteByte((byte)(i < vocabulary.Words ? 0 : 1));
        }
    }

    private static void Write(Stream stream, DenseRows rows)
    {
        Write(stream, rows.Rows);
        Write(stream, (long)rows.Columns);
        RowSums.Write(stream, rows.Values);
    }

    private static void Write(Stream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Write(Stream stream, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
