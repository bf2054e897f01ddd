using Tsumugi.Cli;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Messages;

namespace Tsumugi.Tests.Cli;

public sealed class ByteProgressTests
{
    [Fact]
    public void Rate_and_remaining_time_leave_out_what_came_before_the_first_report()
    {
        // Twenty seconds of preparation, then ten units a second: after two of them 80 are left, which is 8 seconds.
        Assert.Equal([" 11%  11 units  10 units/s  left 0:00:08"], Told(total: 100, null, (20, 1), (21, 10)));
    }

    [Fact]
    public void Nothing_is_told_of_work_of_a_second() => Assert.Empty(Told(100, null, (20, 1), (20.5, 50), (20.9, 49)));

    [Fact]
    public void Where_the_first_units_cost_more_the_remaining_time_follows_the_work()
    {
        // The work is the root of the units: of 10,000 the first 100 are a tenth, and took a second since the first 1 was done.
        Assert.Equal([" 10%  100 units  99 units/s  left 0:00:10"], Told(10_000, Math.Sqrt, (5, 1), (6, 99)));
    }

    private static string[] Told(long total, Func<double, double>? work, params (double Second, long Amount)[] reports)
    {
        using StringWriter error = new();
        TimeSpan now = TimeSpan.Zero;
        Session session = new(Tongue.English, TextWriter.Null, error, Interactive: false, Colour: false, CancellationToken.None);
        using ByteProgress progress = new(session, total, "units", work, () => now);
        foreach ((double second, long amount) in reports)
        {
            now = TimeSpan.FromSeconds(second);
            progress.Add(amount);
        }

        return error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
