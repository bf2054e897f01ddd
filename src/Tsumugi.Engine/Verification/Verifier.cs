using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Runs;
using Tsumugi.Storage.Files;

namespace Tsumugi.Engine.Verification;

/// <summary>Holds every file of a finished run against its manifest, and the funnel against arithmetic.</summary>
/// <param name="folder">The run.</param>
public sealed class Verifier(RunFolder folder)
{
    private static readonly string[] Parts = ["data", "ledger", "report"];

    /// <summary>Verifies.</summary>
    /// <param name="checkedBytes">Hears how many bytes were hashed.</param>
    /// <returns>What is wrong, in the order of the manifest; empty if nothing is.</returns>
    /// <exception cref="TsumugiException">TSU4011: there is no manifest to hold anything against.</exception>
    public IReadOnlyList<Finding> Verify(Action<long>? checkedBytes = null)
    {
        RunManifest manifest = RunManifestFile.Read(folder);
        List<Finding> findings = [];
        foreach (TaskOutput output in manifest.Outputs)
        {
            CheckFile(output, findings);
            checkedBytes?.Invoke(output.Bytes);
        }

        CheckStrangers(manifest, findings);
        if (MerkleRoot.Of(manifest.Plan, manifest.Outputs) != manifest.Root)
        {
            findings.Add(new Finding("root-differs", "manifest.json", new Phrase("the root does not fit the list of files", "ルートハッシュがファイルの一覧と合いません")));
        }

        findings.AddRange(FunnelArithmetic.Check(folder));
        findings.AddRange(KeptTwins.Check(folder));
        return findings;
    }

    private void CheckFile(TaskOutput output, List<Finding> findings)
    {
        FileInfo file = new(folder.PathOf(output.Key));
        if (!file.Exists)
        {
            findings.Add(new Finding("file-missing", output.Key, new Phrase("the file is missing", "ファイルがありません")));
        }
        else if (file.Length != output.Bytes)
        {
            findings.Add(new Finding("size-differs", output.Key, new Phrase($"the file has {file.Length} bytes, expected {output.Bytes}", $"ファイルの大きさが {file.Length} バイトです（正しくは {output.Bytes} バイト）")));
        }
        else if (FileHash.Sha256(file.FullName) is { } hash && hash != output.Sha256)
        {
            findings.Add(new Finding("hash-differs", output.Key, new Phrase($"the SHA-256 is {hash}, expected {output.Sha256}", $"SHA-256 が {hash} です（正しくは {output.Sha256}）")));
        }
    }

    private void CheckStrangers(RunManifest manifest, List<Finding> findings)
    {
        HashSet<string> known = [.. manifest.Outputs.Select(output => output.Key)];
        foreach (string part in Parts.Select(folder.PathOf).Where(Directory.Exists))
        {
            foreach (string key in Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder.Root, path).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(key => !known.Contains(key))
                .Order(StringComparer.Ordinal))
            {
                findings.Add(new Finding("file-unknown", key, new Phrase("the file is not in the manifest", "マニフェストにないファイルです")));
            }
        }
    }
}
