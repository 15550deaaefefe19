using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace Hangdump.DumpTool.Workers;

/// <summary>What a child writes, by plain blocking reads: a pipe's own stream would first start an engine for sockets.</summary>
internal static class RedirectedOutput
{
    /// <summary>A stream that is valid as long as the child's <see cref="System.Diagnostics.Process"/> is.</summary>
    public static Stream Of(StreamReader redirected) =>
        redirected.BaseStream is PipeStream pipe
            ? new FileStream(new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false), FileAccess.Read, bufferSize: 0)
            : redirected.BaseStream;
}
