using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hangdump.Runtime.Native;

/// <summary>
/// A child with pipes for its standard input and output, started without <see cref="Process"/>, whose locks the application may hold.
/// It stays in our session and process group. Disposing of it kills it and nobody else. Not thread-safe.
/// </summary>
internal sealed unsafe class ChildProcess : IDisposable
{
    private const int WriteOnly = 1;

    private readonly int _input;
    private bool _hasEnded;

    private ChildProcess(int id, int input, int output)
    {
        Id = id;
        _input = input;
        Output = output;
    }

    public int Id { get; }

    /// <summary>What the child writes.</summary>
    public int Output { get; }

    /// <param name="program">Absolute path.</param>
    /// <param name="arguments">Without the program's own name.</param>
    /// <param name="environment">All of it, as <c>name=value</c>.</param>
    /// <param name="error">The system's error number; 0 when it was started.</param>
    /// <returns>Null when it cannot be started.</returns>
    public static ChildProcess? Start(string program, IEnumerable<string> arguments, IEnumerable<string> environment, out int error)
    {
        int* input = stackalloc int[2], output = stackalloc int[2];
        if (LibC.Pipe(input, LibC.CloseOnExec) != 0)
        {
            error = Marshal.GetLastPInvokeError();
            return null;
        }

        if (LibC.Pipe(output, LibC.CloseOnExec) != 0)
        {
            error = Marshal.GetLastPInvokeError();
            Close(input);
            return null;
        }

        byte* actions = stackalloc byte[LibC.SizeOfFileActions];
        _ = LibC.InitializeFileActions(actions);
        _ = LibC.AddDuplicate(actions, input[0], 0);
        _ = LibC.AddDuplicate(actions, output[1], 1);
        _ = LibC.AddOpen(actions, 2, "/dev/null", WriteOnly, 0);
        error = LibC.Spawn(out int id, program, actions, 0, [program, .. arguments, null], [.. environment, null]);
        _ = LibC.DestroyFileActions(actions);
        if (error != 0)
        {
            Close(input);
            Close(output);
            return null;
        }

        _ = LibC.Close(input[0]);
        _ = LibC.Close(output[1]);
        return new ChildProcess(id, input[1], output[0]);
    }

    /// <summary>Sends a byte, whatever it means to the child.</summary>
    public void Signal() => Descriptor.Write(_input, "!"u8, TimeSpan.FromSeconds(1));

    /// <summary>Ends it if it still runs, and collects it.</summary>
    public void Dispose()
    {
        if (_hasEnded) return;
        _hasEnded = true;
        _ = LibC.Close(_input);
        _ = LibC.Close(Output);
        _ = LibC.Kill(Id, LibC.SignalKill);
        // Who ignores SIGCHLD, or collects all children, has collected ours.
        while (LibC.WaitFor(Id, null, 0) < 0 && Marshal.GetLastPInvokeError() == LibC.Interrupted)
        {
        }
    }

    private static void Close(int* ends)
    {
        _ = LibC.Close(ends[0]);
        _ = LibC.Close(ends[1]);
    }
}
