using System.Globalization;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Ngrams;

/// <summary>Writes a model's file as ARPA text.</summary>
/// <remarks>
/// A space is written `▁` (U+2581) and a control character `&lt;0x09&gt;`, since ARPA parts its fields by white space. The n-grams of an order stand sorted by their first
/// symbol first, each symbol where the unigrams have it: IRSTLM and others look for all continuations of a context side by side. The model is not held in memory; what does
/// not fit is sorted on disk.
/// </remarks>
public static class ArpaWriter
{
    /// <summary>Turns a file of <see cref="NgramTrainer"/> into ARPA.</summary>
    /// <param name="modelPath">The file.</param>
    /// <param name="stream">Takes the text.</param>
    /// <param name="settings">The memory for sorting, and where sorted parts lie meanwhile.</param>
    /// <exception cref="TsumugiException">TSU5311 or TSU5312: the file is something else or damaged.</exception>
    public static void Write(string modelPath, Stream stream, NgramSettings settings)
    {
        using FileStream file = File.OpenRead(modelPath);
        (Alphabet alphabet, long[] counts) = NgramFile.ReadHead(file, modelPath);
        using StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("\\data\\");
        for (int k = 1; k <= counts.Length; k++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ngram {k}={counts[k - 1]}"));
        }

        DirectoryInfo folder = settings.CreateFolder();
        try
        {
            int bits = NgramKey.BitsFor(alphabet.Count);
            for (int k = 1; k <= counts.Length; k++)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n\\{k}-grams:"));
                using RecordSorter sorter = new(folder.FullName, "arpa", bits * k, settings.SortingBytes);
                foreach ((UInt128 key, float chance, float weight) in NgramFile.Read(file, counts[k - 1], k, bits, k == counts.Length))
                {
                    sorter.Add(GramRecord.Real(NgramKey.Reverse(key, k, bits), chance, weight));
                }

                Write(writer, sorter, alphabet, k, bits);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        writer.WriteLine("\n\\end\\");
    }

    private static void Write(StreamWriter writer, RecordSorter sorter, Alphabet alphabet, int order, int bits)
    {
        int[] symbols = new int[order];
        foreach (GramRecord record in sorter.Sorted())
        {
            NgramKey.Unpack(NgramKey.Reverse(record.Key, order, bits), order, bits, symbols);
            writer.Write(BitConverter.UInt32BitsToSingle(record.First).ToString("R", CultureInfo.InvariantCulture));
            for (int i = 0; i < order; i++)
            {
                writer.Write(i == 0 ? '\t' : ' ');
                writer.Write(alphabet.Name(symbols[i]));
            }

            float weight = BitConverter.UInt32BitsToSingle(record.Second);
            if (weight != 0)
            {
                writer.Write('\t');
                writer.Write(weight.ToString("R", CultureInfo.InvariantCulture));
            }

            writer.WriteLine();
        }
    }
}
