using System.CommandLine;

namespace Tsumugi.Cli.Commands;

/// <summary>A command with examples for its help.</summary>
/// <param name="name">Its word on the command line.</param>
/// <param name="description">What it does, in the person's language.</param>
/// <param name="examples">Lines a person can copy.</param>
internal sealed class DescribedCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Gets the examples.</summary>
    public IReadOnlyList<string> Examples => examples;
}
