using System.Text;
using System.Text.Json;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Training;
using Tsumugi.Storage.Files;

namespace Tsumugi.Cli.Training;

/// <summary>Prepares a large training for another program: data, configuration, job script, and a manifest with a checksum for every file.</summary>
/// <remarks>Data is linked, not copied, where the file system can. Nothing in the files depends on the clock or on where the folder lies.</remarks>
internal sealed class LargePlan
{
    private readonly List<(string Name, string Path)> _files = [];
    private readonly string _root;

    private LargePlan(string root) => _root = root;

    /// <summary>Gets the programs.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["megatron", "torchtitan"];

    /// <summary>Writes the plan.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="order">What is wanted.</param>
    /// <param name="session">The session.</param>
    /// <exception cref="TsumugiException">TSU5204: the folder holds a plan or a run already.</exception>
    public static int Write(string kind, TrainingOrder order, Session session)
    {
        order.Check();
        Tokenizer tokenizer = Tokenizer.Load(order.Tokenizer);
        TrainingSettings settings = SettingsReader.Read(order.Configuration, tokenizer.VocabularySize, order.Steps, order.Seed, elsewhere: true);
        string root = Path.GetFullPath(order.Output);
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            throw new TsumugiException(
                "TSU5204", ExitCode.Usage, order.Output, new Phrase("the folder is not empty", "フォルダが空ではありません"), new Phrase("name a new folder with `--out`", "`--out` に新しいフォルダを指定してください"));
        }

        LargePlan plan = new(root);
        if (kind == "megatron")
        {
            MegatronPlan.Write(plan, order, settings);
        }
        else
        {
            TorchtitanPlan.Write(plan, order, settings);
        }

        plan.WriteManifest(kind, settings);
        string parameters = FormattableString.Invariant($"{settings.Shape.Parameters / 1e6:F1}");
        string tokens = FormattableString.Invariant($"{settings.Steps * (double)settings.TokensOfStep / 1e9:F3}");
        session.Say(
            $"{parameters} million parameters, {tokens} billion tokens; look through {Path.Combine(order.Output, "job.sbatch")}, then `sbatch job.sbatch` there",
            $"パラメータ {parameters} 百万、学習 {tokens} 十億トークン。{Path.Combine(order.Output, "job.sbatch")} を確認してから、そのフォルダで `sbatch job.sbatch` を実行してください");
        return (int)ExitCode.Ok;
    }

    /// <summary>Writes a text.</summary>
    public void Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));

    /// <summary>Writes a file.</summary>
    public void Add(string name, byte[] bytes) => File.WriteAllBytes(Place(name), bytes);

    /// <summary>Gives a file a second name in the plan.</summary>
    public void Link(string name, string path) => AtomicFile.Share(path, Place(name));

    private string Place(string name)
    {
        string path = Path.Combine(_root, name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _files.Add((name, path));
        return path;
    }

    private void WriteManifest(string kind, TrainingSettings settings)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("program", kind);
            json.WriteNumber("parameters", settings.Shape.Parameters);
            json.WriteNumber("tokens", settings.Steps * settings.TokensOfStep);
            json.WriteStartArray("files");
            foreach ((string name, string path) in _files.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteNumber("bytes", new FileInfo(path).Length);
                json.WriteString("sha256", FileHash.Sha256(path));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        File.WriteAllBytes(Path.Combine(_root, "manifest.json"), [.. stream.ToArray(), (byte)'\n']);

        // What `sha256sum --check` reads, so that the job can verify its files before it takes a cluster for days.
        File.WriteAllText(Path.Combine(_root, "SHA256SUMS"), string.Concat(_files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{FileHash.Sha256(file.Path)}  {file.Name}\n")));
    }
}
