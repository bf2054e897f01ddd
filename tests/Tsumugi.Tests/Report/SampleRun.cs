namespace Tsumugi.Tests.Report;

/// <summary>The run of the golden files, made once for all tests that only read it.</summary>
public sealed class SampleRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SampleRun() => Run = new HandMadeRun(_folder.Root, HandMadeRun.Sample).Build();

    internal HandMadeRun Run { get; }

    public void Dispose() => _folder.Dispose();
}
