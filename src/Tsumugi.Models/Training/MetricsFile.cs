using System.Buffers;
using System.Text.Json;

namespace Tsumugi.Models.Training;

/// <summary>Losses as JSON Lines: one line a step, one for each measuring of held-out text. Nothing of the clock is in them, so that equal runs give equal files.</summary>
public sealed class MetricsFile : IDisposable
{
    private readonly FileStream _file;

    private MetricsFile(FileStream file) => _file = file;

    /// <summary>Opens the file and takes away what lies behind a step, which the run is about to do again.</summary>
    /// <param name="path">The file; need not be there.</param>
    /// <param name="step">Steps that are done.</param>
    public static MetricsFile Open(string path, int step)
    {
        if (File.Exists(path))
        {
            string temporary = path + ".tmp";
            File.WriteAllLines(temporary, File.ReadLines(path).TakeWhile(line => StepOf(line) is { } at && at <= step));
            File.Move(temporary, path, overwrite: true);
        }

        return new MetricsFile(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read));
    }

    /// <summary>Gets the line of a step.</summary>
    public static string LineOf(StepReport report) => Line(json =>
    {
        json.WriteNumber("step", report.Step);
        json.WriteNumber("tokens", report.Tokens);
        json.WriteNumber("loss", report.Loss);
        json.WriteNumber("learning_rate", report.LearningRate);
        json.WriteNumber("gradient", report.GradientLength);
    });

    /// <summary>Gets the line of a measuring.</summary>
    public static string LineOf(int step, HeldOutLoss loss) => Line(json =>
    {
        json.WriteNumber("step", step);
        json.WriteNumber("held_out_loss", loss.PerToken);
        json.WriteNumber("held_out_tokens", loss.Tokens);
        if (loss.Characters > 0)
        {
            json.WriteNumber("bits_per_character", loss.BitsPerCharacter);
            json.WriteNumber("bits_per_byte", loss.BitsPerByte);
        }
    });

    /// <summary>Adds a line.</summary>
    public void Add(string line) => _file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>Hands all lines to the system.</summary>
    public void Flush() => _file.Flush();

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static int? StepOf(string line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("step").GetInt32();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null; // the last line of a run that was killed
        }
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
