using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Primitives;

/// <summary>A primitive that a thread can hold without anybody waiting for it.</summary>
internal interface IHoldable
{
    /// <summary>Adds the resource, with its owners, if this object is one of its kind and held. Called for each object that a stack leads to.</summary>
    void ReadIfHeld(ClrObject candidate, CaptureState state);
}
