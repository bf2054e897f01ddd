using System.Globalization;
using System.Text;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Ngrams;

/// <summary>Writes a model's file as ARPA text.</summary>
/// <remarks>A space is written `▁` (U+2581) and a control character `&lt;0x09&gt;`, since ARPA parts its fields by white space. Streams; the model is not held in memory.</remarks>
public static class ArpaWriter
{
    /// <summary>Turns a file of <see cref="NgramTrainer"/> into ARPA.</summary>
    /// <exception cref="TsumugiException">TSU5311 or TSU5312: the file is something else or damaged.</exception>
    public static void Write(string modelPath, Stream stream)
    {
        using FileStream file = File.OpenRead(modelPath);
        (Alphabet alphabet, long[] counts) = NgramFile.ReadHead(file, modelPath);
        using StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("\\data\\");
        for (int k = 1; k <= counts.Length; k++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ngram {k}={counts[k - 1]}"));
        }

        int bits = NgramKey.BitsFor(alphabet.Count);
        int[] symbols = new int[counts.Length];
        for (int k = 1; k <= counts.Length; k++)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n\\{k}-grams:"));
            foreach ((UInt128 key, float chance, float weight) in NgramFile.Read(file, counts[k - 1], k, bits, k == counts.Length))
            {
                NgramKey.Unpack(key, k, bits, symbols);
                writer.Write(chance.ToString("R", CultureInfo.InvariantCulture));
                for (int i = 0; i < k; i++)
                {
                    writer.Write(i == 0 ? '\t' : ' ');
                    writer.Write(alphabet.Name(symbols[i]));
                }

                if (weight != 0)
                {
                    writer.Write('\t');
                    writer.Write(weight.ToString("R", CultureInfo.InvariantCulture));
                }

                writer.WriteLine();
            }
        }

        writer.WriteLine("\n\\end\\");
    }
}
