using Tsumugi.Contracts.Messages;

namespace Tsumugi.Cli.Screen;

/// <summary>Finds the language in which to speak.</summary>
internal static class Languages
{
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Gets the wanted language: `--lang`, else the first locale variable that is set, else English.</summary>
    /// <remarks>Looked up before parsing, since help and parse errors are spoken too.</remarks>
    public static Tongue Wanted(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
        {
            if (args[i] == "--lang" && i + 1 < args.Count)
            {
                return Of(args[i + 1]);
            }

            if (args[i].StartsWith("--lang=", StringComparison.Ordinal))
            {
                return Of(args[i]["--lang=".Length..]);
            }
        }

        return Of(Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "");
    }

    private static Tongue Of(string locale) => locale.StartsWith("ja", StringComparison.OrdinalIgnoreCase) ? Tongue.Japanese : Tongue.English;
}
