namespace Tsumugi.Storage.Native;

/// <summary>Keeps what stands in memory from reaching a disk: pages in memory hold personal data, and individual numbers may not be kept (Number Act art. 20).</summary>
public static class ProcessMemory
{
    private const int SetDumpable = 4; // PR_SET_DUMPABLE of Linux

    private static readonly string[] Switches = ["DOTNET_DbgEnableMiniDump", "COMPlus_DbgEnableMiniDump"];

    /// <summary>Gets the variable of the environment that lets the runtime write a dump when the program crashes; null if none is set. The runtime has read it before any code of ours, so it cannot be undone.</summary>
    public static string? DumpSwitch => Array.Find(Switches, name => Environment.GetEnvironmentVariable(name) == "1");

    /// <summary>Forbids the kernel's core dumps of this process.</summary>
    /// <remarks>Linux only. The setting ends with the process; a program that it starts has its own.</remarks>
    /// <returns>Whether they are forbidden now.</returns>
    public static bool ForbidDumps() => OperatingSystem.IsLinux() && LibcNative.ProcessControl(SetDumpable, 0, 0, 0, 0) == 0;
}
