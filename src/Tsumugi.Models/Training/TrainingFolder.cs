using System.Globalization;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Models.Training;

/// <summary>The folder of a training run: `checkpoints/step-00000100.safetensors`, `metrics.jsonl`, `tokenizer.model`.</summary>
/// <param name="root">Its path.</param>
public sealed class TrainingFolder(string root)
{
    private const string Stem = "step-";
    private const string Ending = ".safetensors";
    private const int Kept = 2;

    /// <summary>Gets the path.</summary>
    public string Root => root;

    /// <summary>Gets the folder of checkpoints.</summary>
    public string Checkpoints => Path.Combine(root, "checkpoints");

    /// <summary>Gets the file of losses.</summary>
    public string Metrics => Path.Combine(root, "metrics.jsonl");

    /// <summary>Gets the copy of the tokenizer.</summary>
    public string Tokenizer => Path.Combine(root, "tokenizer.model");

    /// <summary>Gets where the checkpoint of a step lies.</summary>
    public string Checkpoint(int step) => Path.Combine(Checkpoints, string.Create(CultureInfo.InvariantCulture, $"{Stem}{step:D8}{Ending}"));

    /// <summary>Finds the last checkpoint; nothing if there is none.</summary>
    public string? Last() => Steps() is [.., int last] ? Checkpoint(last) : null;

    /// <summary>Opens the last checkpoint.</summary>
    /// <exception cref="TsumugiException">TSU5205: there is none. TSU5206: it is damaged.</exception>
    public Checkpoint OpenLast() => Last() is { } path ? Training.Checkpoint.Open(path) : throw new TsumugiException(
        "TSU5205",
        ExitCode.InputMissing,
        root,
        new Phrase("there is no checkpoint", "チェックポイントがありません"),
        new Phrase("`tsumugi train --out DIR` makes one", "`tsumugi train --out DIR` で作られます"));

    /// <summary>Deletes all checkpoints but the last ones.</summary>
    public void Tidy()
    {
        foreach (int step in Steps().SkipLast(Kept))
        {
            File.Delete(Checkpoint(step));
        }
    }

    /// <summary>Keeps a second run out of the folder until the result is disposed of; the system lets go of it when the process dies.</summary>
    /// <exception cref="TsumugiException">TSU5001: another run holds it.</exception>
    public IDisposable Lock()
    {
        _ = Directory.CreateDirectory(Checkpoints);
        string path = Path.Combine(Checkpoints, ".lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (File.Exists(path) && !Storage.Files.DiskFull.Is(held))
        {
            throw new TsumugiException(
                "TSU5001",
                ExitCode.Temporary,
                root,
                new Phrase("another run is working in this folder", "このフォルダでは別の実行が動いています"),
                new Phrase("wait for it, or choose another `--out`", "終わるのを待つか、別の `--out` を指定してください"),
                held);
        }
    }

    private List<int> Steps()
    {
        List<int> steps = [];
        if (Directory.Exists(Checkpoints))
        {
            foreach (string path in Directory.EnumerateFiles(Checkpoints, $"{Stem}*{Ending}"))
            {
                if (int.TryParse(Path.GetFileName(path).AsSpan()[Stem.Length..^Ending.Length], NumberStyles.None, CultureInfo.InvariantCulture, out int step))
                {
                    steps.Add(step);
                }
            }
        }

        steps.Sort();
        return steps;
    }
}
