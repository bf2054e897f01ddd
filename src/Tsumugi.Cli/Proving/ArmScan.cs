using Tsumugi.Models.Proving;

namespace Tsumugi.Cli.Proving;

/// <summary>Looks at all documents of a dataset: which may be drawn, and what is counted of them.</summary>
/// <remarks>Memory: 40 bytes for each document. The result does not depend on the workers.</remarks>
internal sealed class ArmScan
{
    private readonly int[][] _places;

    private ArmScan(ArmFiles arm, int files)
    {
        Arm = arm;
        _places = new int[files][];
    }

    /// <summary>Gets the dataset.</summary>
    public ArmFiles Arm { get; }

    /// <summary>Gets the documents that may be drawn, file by file.</summary>
    public IReadOnlyList<ArmDocument> Documents { get; private set; } = [];

    /// <summary>Gets how many documents are held out.</summary>
    public long HeldOut { get; private set; }

    /// <summary>Gets how many others are left out because they resemble a held-out one.</summary>
    public long Resembling { get; private set; }

    /// <summary>Gets the bytes of the documents that may be drawn.</summary>
    public long Bytes => Documents.Sum(document => (long)document.Bytes);

    /// <summary>Gets how many documents have the letters of another one before them, and their bytes.</summary>
    public (long Documents, long Bytes) Duplicates { get; private set; }

    /// <summary>Looks at a dataset.</summary>
    public static ArmScan Of(ArmFiles arm, ProofOrder order, HeldOutTexts heldOut, ResemblanceIndex index, Action<long> progress, CancellationToken stopping)
    {
        ArmScan scan = new(arm, arm.Files.Count);
        (List<ArmDocument> Documents, long HeldOut, long Resembling)[] parts = new (List<ArmDocument>, long, long)[arm.Files.Count];
        ProofWork.Each(arm.Files.Count, order.Workers, file =>
        {
            ResemblanceIndex.Scanner scanner = new(index);
            List<int> places = [];
            List<ArmDocument> documents = [];
            (int place, long held, long resembling) = (0, 0, 0);
            foreach (ProofInput input in arm.Read(file, HeldOutTexts.SeedOf(order)))
            {
                stopping.ThrowIfCancellationRequested();
                progress(input.Text.Length);
                if (input.Text.Length == 0)
                {
                    place++;
                    continue;
                }

                bool resembles = scanner.Resembles(input.Text);
                if (heldOut.Holds(arm, order, input))
                {
                    held++;
                }
                else if (resembles)
                {
                    resembling++;
                }
                else
                {
                    places.Add(place);
                    documents.Add(new ArmDocument(input.Key(scanner.Content), scanner.Content, input.Source, ProofText.Bytes(input.Text)));
                }

                place++;
            }

            scan._places[file] = [.. places];
            parts[file] = (documents, held, resembling);
        }, stopping);
        scan.Documents = [.. parts.SelectMany(part => part.Documents)];
        scan.HeldOut = parts.Sum(part => part.HeldOut);
        scan.Resembling = parts.Sum(part => part.Resembling);
        scan.CountDuplicates();
        return scan;
    }

    /// <summary>Reads the documents that may be drawn again, in their order.</summary>
    public IEnumerable<(int Number, string Text)> Read(ulong seed)
    {
        int number = 0;
        for (int file = 0; file < _places.Length; file++)
        {
            int next = 0;
            int place = 0;
            foreach (ProofInput input in Arm.Read(file, seed))
            {
                if (next < _places[file].Length && _places[file][next] == place++)
                {
                    next++;
                    yield return (number++, input.Text);
                }
            }
        }
    }

    private void CountDuplicates()
    {
        HashSet<ulong> seen = [];
        (long count, long bytes) = (0, 0);
        foreach (ArmDocument document in Documents)
        {
            if (!seen.Add(document.Content))
            {
                count++;
                bytes += document.Bytes;
            }
        }

        Duplicates = (count, bytes);
    }
}
