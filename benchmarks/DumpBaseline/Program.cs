using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Runtime;

// The way without this tool: have the runtime write a dump, load it, and list all stacks.
int pid = int.Parse(args[0]);
string file = Path.Join(Path.GetTempPath(), $"hangdump-benchmark-{pid}.core");
try
{
    new DiagnosticsClient(pid).WriteDump(DumpType.WithHeap, file);
    using DataTarget dump = DataTarget.LoadDump(file);
    string dac = Path.Join(Path.GetDirectoryName(typeof(object).Assembly.Location), "libmscordaccore.so");
    using ClrRuntime runtime = dump.ClrVersions[0].CreateRuntime(dac, ignoreMismatch: true);
    foreach (ClrThread thread in runtime.Threads)
    foreach (ClrStackFrame frame in thread.EnumerateStackTrace())
        Console.WriteLine($"{thread.ManagedThreadId} {frame}");
}
finally
{
    File.Delete(file);
}
