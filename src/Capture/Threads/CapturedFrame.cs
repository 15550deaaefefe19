using System.Reflection;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Threads;

/// <summary>One frame of a stack before it has a name: what must be read while the image stands still.</summary>
/// <param name="Method">The method; never null, frames without one are not kept.</param>
/// <param name="IsLeaf">Whether the instruction pointer is the next instruction rather than a return address.</param>
internal readonly record struct CapturedFrame(ClrMethod Method, ulong InstructionPointer, ulong StackPointer, ClrStackFrameKind Kind, bool IsLeaf)
{
    /// <summary>Whether it stands for a call out of the runtime.</summary>
    public bool IsNativeCall => (Method.Attributes & MethodAttributes.PinvokeImpl) != 0;
}
