namespace Tsumugi.Cli;

/// <summary>The `tsumugi` program.</summary>
public static class Program
{
    public static int Main() => 0;
}
