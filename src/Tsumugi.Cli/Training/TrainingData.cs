using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Training;

namespace Tsumugi.Cli.Training;

/// <summary>The packed tokens of a training, and those that are held out.</summary>
internal sealed class TrainingData : IDisposable
{
    private const double HeldOutShare = 0.05;

    private static readonly string[] TrainingNames = ["train", "training"];
    private static readonly string[] HeldOutNames = ["validation", "valid", "val"];

    private readonly MegatronReader _training;
    private readonly MegatronReader? _heldOut;

    private TrainingData(MegatronReader training, MegatronReader? heldOut)
    {
        (_training, _heldOut) = (training, heldOut);
        (Training, HeldOut) = heldOut is null ? TokenStretch.Split(training, HeldOutShare) : (TokenStretch.Whole(training), TokenStretch.Whole(heldOut));
    }

    /// <summary>Gets what to learn from.</summary>
    public TokenStretch Training { get; }

    /// <summary>Gets what is held out.</summary>
    public TokenStretch HeldOut { get; }

    /// <summary>Gets a value indicating whether the last documents of the training file are held out, for want of a file of their own.</summary>
    public bool IsSplit => _heldOut is null;

    /// <summary>Opens data.</summary>
    /// <param name="data">A pair of files without its endings, or a folder with `train.bin`.</param>
    /// <param name="heldOut">The same of held-out text; empty for `validation.bin` in the folder, or else the last documents.</param>
    /// <exception cref="TsumugiException">TSU4001: there are no such files. TSU5200: they are broken.</exception>
    public static TrainingData Open(string data, string heldOut)
    {
        if (Directory.Exists(data))
        {
            heldOut = heldOut.Length > 0 ? heldOut : Find(data, HeldOutNames) ?? "";
            data = Find(data, TrainingNames) ?? Path.Combine(data, TrainingNames[0]);
        }

        MegatronReader training = OpenPair(data);
        try
        {
            return new TrainingData(training, heldOut.Length > 0 ? OpenPair(heldOut) : null);
        }
        catch
        {
            training.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _training.Dispose();
        _heldOut?.Dispose();
    }

    private static string? Find(string folder, string[] names) => names.Select(name => Path.Combine(folder, name)).FirstOrDefault(path => File.Exists(path + ".idx"));

    private static MegatronReader OpenPair(string path)
    {
        string prefix = path.EndsWith(".bin", StringComparison.Ordinal) || path.EndsWith(".idx", StringComparison.Ordinal) ? path[..^4] : path;
        foreach (string ending in (string[])[".idx", ".bin"])
        {
            if (!File.Exists(prefix + ending))
            {
                throw new TsumugiException(
                    "TSU4001",
                    ExitCode.InputMissing,
                    prefix + ending,
                    new Phrase("there is no such file of packed tokens", "詰めたトークンのファイルがありません"),
                    new Phrase("name `X` for the files `X.bin` and `X.idx`, or a folder with `train.bin` and `train.idx`", "`X.bin` と `X.idx` なら `X` を、または `train.bin` と `train.idx` の入ったフォルダを指定してください"));
            }
        }

        return MegatronReader.Open(prefix);
    }
}
