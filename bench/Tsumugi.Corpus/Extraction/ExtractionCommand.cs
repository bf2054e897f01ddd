using Tsumugi.Corpus.Measuring;
using Tsumugi.Corpus.Sources;

namespace Tsumugi.Corpus.Extraction;

/// <summary>`extraction`: the parts of `bench/extraction`.</summary>
public static class ExtractionCommand
{
    public static int Run(string what, Arguments arguments)
    {
        switch (what)
        {
            case "pages":
                (string data, string folder, int sample) = (arguments.Text("--data") ?? SharedData.Find(), arguments.Needed("--out"), arguments.Whole("--sample", 60));
                arguments.RejectOthers();
                PagesFile.Write(data, folder, sample);
                return 0;
            case "own":
                (string extractor, string pages, string to) = (arguments.Needed("--extractor"), arguments.Needed("--pages"), arguments.Needed("--to"));
                arguments.RejectOthers();
                OwnExtraction.Run(extractor, pages, to);
                return 0;
            case "table":
                (string gold, string notes, string runs) = (arguments.Text("--data") ?? SharedData.Find(), arguments.Needed("--notes"), arguments.Needed("--runs"));
                arguments.RejectOthers();
                Console.Out.Write(Machine.Describe() + '\n');
                Console.Out.Write(ExtractionTable.Write(GoldFile.ReadAll(gold), ToolNote.ReadAll(notes), File.Exists(runs) ? Measurement.ReadAll(runs) : []));
                return 0;
            default:
                throw new UsageException($"`{what}`: expected `pages`, `own` or `table`");
        }
    }
}
