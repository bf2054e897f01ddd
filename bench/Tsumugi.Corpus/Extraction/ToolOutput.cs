using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;

namespace Tsumugi.Corpus.Extraction;

/// <summary>What one tool wrote: a text for each page, its CPU seconds for each archive, and what went wrong.</summary>
/// <remarks>
/// Tools that answer with HTML get it turned into text here, all by the same rules (every visible text, a line for each block, of ruby
/// the base) and outside of their time.
/// </remarks>
public sealed class ToolOutput
{
    private ToolOutput(string name) => Name = name;

    /// <summary>Gets the tool's name.</summary>
    public string Name { get; private init; }

    /// <summary>Gets the text of each address, empty where the tool had none.</summary>
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the CPU seconds of each archive.</summary>
    public Dictionary<string, double> Seconds { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the addresses of pages on which the tool threw, with its words.</summary>
    public List<(string Uri, string Words)> Crashes { get; } = [];

    /// <summary>Gets the version it tells, with a blank in front; empty if none.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Reads an output; a tool that gives titles apart answers twice, the second time with the title above a text that lacks it.</summary>
    public static List<ToolOutput> Read(string name, string path)
    {
        ToolOutput plain = new(name);
        ToolOutput titled = new(name + " + title");
        IExtractionWorker html = new WholePageExtractor().CreateWorker();
        bool hasTitles = false;
        foreach (JsonElement line in GoldLines.Read(path))
        {
            if (line.TryGetProperty("version", out JsonElement version))
            {
                plain.Version = titled.Version = " " + version.GetString();
            }
            else if (line.TryGetProperty("seconds", out JsonElement seconds))
            {
                plain.Seconds[Field(line, "file")] = titled.Seconds[Field(line, "file")] = seconds.GetDouble();
            }
            else
            {
                string uri = Field(line, "uri");
                string text = line.TryGetProperty("html", out JsonElement answer) ? Text(html, answer.GetString() ?? "") : Field(line, "text");
                string title = Field(line, "title");
                hasTitles |= title.Length > 0;
                plain.Texts[uri] = text;
                titled.Texts[uri] = title.Length == 0 || text.Contains(title, StringComparison.Ordinal) ? text : title + '\n' + text;
                if (line.TryGetProperty("error", out JsonElement error))
                {
                    plain.Crashes.Add((uri, error.GetString()!));
                }
            }
        }

        return hasTitles ? [plain, titled] : [plain];
    }

    private static string Text(IExtractionWorker worker, string html)
    {
        Document document = new();
        worker.Extract(html, document);
        return document.Text.ToString();
    }

    private static string Field(JsonElement line, string name) => line.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
}
