using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Cli.Training;

/// <summary>What the person has asked for.</summary>
/// <param name="Data">Packed tokens.</param>
/// <param name="HeldOut">Packed tokens to measure with; empty for the usual place.</param>
/// <param name="Tokenizer">The tokenizer.</param>
/// <param name="Output">The folder of the run.</param>
/// <param name="Configuration">A name or a file of settings.</param>
/// <param name="Steps">Steps; 0 for those of the settings.</param>
/// <param name="Seed">The seed, if one was named.</param>
/// <param name="Every">Steps between checkpoints; 0 for the usual.</param>
internal sealed record TrainingOrder(string Data, string HeldOut, string Tokenizer, string Output, string Configuration, int Steps, ulong? Seed, int Every)
{
    /// <summary>Says what is missing, before any work.</summary>
    /// <exception cref="TsumugiException">TSU5203: an option is missing or wrong. TSU4001: a file is missing.</exception>
    public void Check()
    {
        foreach ((string option, string value) in new[] { ("--data", Data), ("--tokenizer", Tokenizer) })
        {
            if (value.Length == 0)
            {
                throw new TsumugiException("TSU5203", ExitCode.Usage, option, new Phrase("is needed", "指定が必要です"));
            }
        }

        foreach ((string option, int value) in new[] { ("--steps", Steps), ("--save-every", Every) })
        {
            if (value < 0)
            {
                throw new TsumugiException("TSU5203", ExitCode.Usage, option, new Phrase($"found {value}, expected 1 or more", $"{value} ではなく 1 以上を指定してください"));
            }
        }

        Inputs.Check(Tokenizer, mayBeFolder: false);
    }
}
