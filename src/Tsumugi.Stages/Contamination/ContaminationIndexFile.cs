using System.Text;
using Tsumugi.Text.Overlap;

namespace Tsumugi.Stages.Contamination;

/// <summary>Keeps a <see cref="ContaminationIndex"/> in a file: made once a run, read by the tasks of all shards.</summary>
/// <remarks>Little-endian: magic, sets, fields, items, owners, then the passages in <see cref="OverlapIndexFormat"/>, which carries a checksum of its own.</remarks>
internal static class ContaminationIndexFile
{
    private const ulong Magic = 0x3130_5854_4E4F_4354; // "TCONTX01"

    /// <summary>Writes the index.</summary>
    public static void Write(ContaminationIndex index, string path)
    {
        using FileStream file = new(path, FileMode.CreateNew);
        using BinaryWriter writer = new(file, Encoding.UTF8);
        writer.Write(Magic);
        WriteAll(writer, index.Sets, set =>
        {
            writer.Write(set.Name);
            WriteAll<int>(writer, [set.Files, set.Items, set.Checked, set.TooShort, set.Template], writer.Write);
            writer.Write(set.Unread);
            WriteAll(writer, set.Faults, writer.Write);
        });
        WriteAll(writer, index.Fields, writer.Write);
        WriteAll(writer, index.Items, item =>
        {
            writer.Write(item.Set);
            writer.Write(item.Place);
            writer.Write(item.Id);
        });
        WriteAll(writer, index.OwnerStarts.ToArray(), writer.Write);
        WriteAll(writer, index.Owners.ToArray(), owner =>
        {
            writer.Write(owner.Item);
            writer.Write(owner.Field);
        });
        byte[] passages = new byte[OverlapIndexFormat.SizeOf(index.Passages)];
        OverlapIndexFormat.Write(index.Passages, passages);
        writer.Write(passages.Length);
        writer.Write(passages);
    }

    /// <summary>Reads the index.</summary>
    /// <exception cref="InvalidDataException">The file is cut or damaged.</exception>
    public static ContaminationIndex Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using BinaryReader reader = new(file, Encoding.UTF8);
        try
        {
            return reader.ReadUInt64() == Magic ? Read(reader) : throw Damaged(path, null);
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException or ArgumentException)
        {
            throw Damaged(path, broken);
        }
    }

    private static ContaminationIndex Read(BinaryReader reader)
    {
        ContaminationSet[] sets = ReadAll(reader, () =>
        {
            string name = reader.ReadString();
            int[] numbers = ReadAll(reader, reader.ReadInt32);
            return numbers.Length == 5
                ? new ContaminationSet(name, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], reader.ReadInt64(), ReadAll(reader, reader.ReadString))
                : throw new FormatException();
        });
        string[] fields = ReadAll(reader, reader.ReadString);
        IndexedItem[] items = ReadAll(reader, () => new IndexedItem(reader.ReadInt32(), reader.ReadString(), reader.ReadString()));
        int[] starts = ReadAll(reader, reader.ReadInt32);
        PassageOwner[] owners = ReadAll(reader, () => new PassageOwner(reader.ReadInt32(), reader.ReadInt32()));
        int bytes = reader.ReadInt32();
        return new ContaminationIndex(sets, items, fields, starts, owners, OverlapIndexFormat.Read(reader.ReadBytes(bytes)));
    }

    private static void WriteAll<T>(BinaryWriter writer, IReadOnlyCollection<T> values, Action<T> write)
    {
        writer.Write(values.Count);
        foreach (T value in values)
        {
            write(value);
        }
    }

    private static T[] ReadAll<T>(BinaryReader reader, Func<T> read)
    {
        int count = reader.ReadInt32();
        if (count < 0 || count > reader.BaseStream.Length)
        {
            throw new FormatException();
        }

        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = read();
        }

        return values;
    }

    private static InvalidDataException Damaged(string path, Exception? inner) => new($"{path} is no index of evaluation sets, or it is damaged", inner);
}
