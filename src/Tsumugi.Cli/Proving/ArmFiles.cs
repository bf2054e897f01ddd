using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Packing;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Proving;

namespace Tsumugi.Cli.Proving;

/// <summary>A dataset under a name, read document by document.</summary>
/// <param name="Name">The name.</param>
/// <param name="Files">Its files.</param>
internal sealed record ArmFiles(string Name, IReadOnlyList<PackFiles> Files)
{
    /// <summary>What documents without a source are counted under.</summary>
    public const string NoSource = "text";

    /// <summary>Finds datasets.</summary>
    /// <param name="wanted">`PATH` or `NAME=PATH`.</param>
    /// <exception cref="TsumugiException">TSU4001, TSU4003: it is missing or has no documents. TSU2004: two have one name, or one that the program uses.</exception>
    public static IReadOnlyList<ArmFiles> Find(IReadOnlyList<string> wanted)
    {
        List<ArmFiles> arms = [];
        foreach (string one in wanted)
        {
            (string name, string path) = Split(one);
            if (name == ProofArms.Random || NegativeControl.All.Any(control => control.Name == name) || arms.Any(arm => arm.Name == name))
            {
                throw new TsumugiException("TSU2004", ExitCode.Usage, one, new Phrase($"the name `{name}` is taken", $"`{name}` という名前はすでに使われています"), new Phrase("write `NAME=PATH` with another name", "`名前=パス` の形で別の名前を付けてください"));
            }

            arms.Add(new ArmFiles(name, PackFiles.Find([path])));
        }

        return arms;
    }

    /// <summary>Reads the documents of one file, those without text too.</summary>
    /// <param name="file">Its number.</param>
    /// <param name="seed">The seed of clusters.</param>
    public IEnumerable<ProofInput> Read(int file, ulong seed)
    {
        string made = Files[file].PlaceMark;
        foreach (PackInput input in Files[file].Documents())
        {
            string id = input.Origin.Id.StartsWith(made, StringComparison.Ordinal) ? "" : input.Origin.Id;
            yield return new ProofInput(id, ClusterHash.Of(input, seed), input.Origin.Source.Length > 0 ? input.Origin.Source : NoSource, ProofText.Normalise(input.Text));
        }
    }

    private static (string Name, string Path) Split(string wanted)
    {
        int sign = wanted.IndexOf('=', StringComparison.Ordinal);
        if (sign > 0 && !Path.Exists(wanted))
        {
            return (wanted[..sign], wanted[(sign + 1)..]);
        }

        Inputs.Check(wanted, mayBeFolder: true);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(wanted)));
        int dot = File.Exists(wanted) ? name.IndexOf('.', 1) : -1;
        return (dot > 0 ? name[..dot] : name, wanted);
    }
}
