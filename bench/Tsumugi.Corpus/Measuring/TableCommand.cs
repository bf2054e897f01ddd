namespace Tsumugi.Corpus.Measuring;

/// <summary>`table`: the Markdown of a benchmark, to standard output.</summary>
public static class TableCommand
{
    public static int Run(Arguments arguments)
    {
        string notes = arguments.Needed("--notes");
        string runs = arguments.Needed("--runs");
        arguments.RejectOthers();
        Console.Out.Write(Machine.Describe());
        Console.Out.Write('\n');
        Console.Out.Write(ResultTable.Write(StepNote.ReadAll(notes), File.Exists(runs) ? Measurement.ReadAll(runs) : []));
        return 0;
    }
}
