using System.Buffers.Binary;
using System.Text;

namespace Tsumugi.EndToEnd;

/// <summary>A vocabulary of bytes and letters, and prose packed with it: what a tokenizer and a packer would hand over.</summary>
public static class SmallCorpus
{
    private const string Letters = "　、。あいうえおかがきぎくけげこごさざしじすずせぜそぞただちつづてでとどなにぬねのはばひびふぶへべほぼまみむめもやゆよらりるれろわをんっゃゅょー";

    /// <summary>Writes a SentencePiece model: unknown, begin, end, all bytes, and letters.</summary>
    public static string Tokenizer(Workspace space, string name = "tokenizer.model", int letters = 60)
    {
        List<byte> model = [];
        void Piece(string text, float score, byte kind)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            byte[] scored = new byte[4];
            BinaryPrimitives.WriteSingleLittleEndian(scored, score);
            byte[] piece = [0x0A, (byte)bytes.Length, .. bytes, 0x15, .. scored, 0x18, kind];
            model.AddRange([0x0A, (byte)piece.Length, .. piece]);
        }

        Piece("<unk>", 0, 2);
        Piece("<s>", 0, 3);
        Piece("</s>", 0, 3);
        for (int value = 0; value < 256; value++)
        {
            Piece($"<0x{value:X2}>", 0, 6);
        }

        for (int i = 0; i < letters; i++)
        {
            Piece(Letters[i].ToString(), -i, 1);
        }

        // TrainerSpec: model_type = 2 (BPE), byte_fallback; NormalizerSpec: no dummy prefix, no blanks taken away.
        model.AddRange([0x12, 0x05, 0x18, 0x02, 0x98, 0x02, 0x01, 0x1A, 0x04, 0x18, 0x00, 0x20, 0x00]);
        return space.Write(name, [.. model]);
    }

    /// <summary>Packs documents as Megatron does.</summary>
    public static string Pack(Workspace space, string name, int documents = 80)
    {
        using MemoryStream tokens = new(), lengths = new(), offsets = new(), marks = new();
        byte[] eight = new byte[8];
        void Number(MemoryStream to, long value, int size)
        {
            BinaryPrimitives.WriteInt64LittleEndian(eight, value);
            to.Write(eight, 0, size);
        }

        for (int document = 0; document < documents; document++)
        {
            Number(offsets, tokens.Length, 8);
            Number(marks, document, 8);
            int count = 0;
            foreach (char letter in JapaneseProse.Of(document))
            {
                int known = Letters.AsSpan(0, 60).IndexOf(letter);
                byte[] bytes = Encoding.UTF8.GetBytes(letter.ToString());
                int[] ids = known >= 0 ? [259 + known] : [.. bytes.Select(value => 3 + value)];
                Array.ForEach(ids, id => Number(tokens, id, 2));
                count += ids.Length;
            }

            Number(tokens, 2, 2);
            Number(lengths, count + 1, 4);
        }

        Number(marks, documents, 8);
        BinaryPrimitives.WriteInt64LittleEndian(eight, documents);
        byte[] head = [.. "MMIDIDX\0\0"u8, 1, 0, 0, 0, 0, 0, 0, 0, 8, .. eight, (byte)(documents + 1), 0, 0, 0, 0, 0, 0, 0];
        space.Write(name + ".idx", [.. head, .. lengths.ToArray(), .. offsets.ToArray(), .. marks.ToArray()]);
        space.Write(name + ".bin", tokens.ToArray());
        return space.At(name);
    }
}
