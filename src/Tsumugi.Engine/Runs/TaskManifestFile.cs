using System.Text.Json;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Runs;

/// <summary>Reads and writes task manifests.</summary>
internal static class TaskManifestFile
{
    /// <summary>Gets the bytes of a manifest.</summary>
    public static byte[] Write(TaskManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, TaskManifestJson.Default.TaskManifest);

    /// <summary>Reads a manifest; null if there is none, or if it is broken (then its task counts as not done).</summary>
    public static TaskManifest? Read(string path)
    {
        // Whoever waits for a stage asks for thousands that are not there yet, and an exception for each would cost more than all the rest.
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), TaskManifestJson.Default.TaskManifest);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }
}
