using Hangdump.Capture.Objects;
using Hangdump.Capture.Symbols;
using Hangdump.Capture.Symbols.Il;
using Hangdump.Capture.Threads;

namespace Hangdump.Capture.Evidence;

/// <summary>What the program itself called, where optimised code has left no frame of it.</summary>
internal static class CallSites
{
    /// <summary>Which of some methods of a type the program's nearest frame is in; null where that cannot be told.</summary>
    public static string? Callee(CapturedThread thread, SymbolResolver symbols, string type, params ReadOnlySpan<string> methods)
    {
        foreach (CapturedFrame frame in thread.Frames)
        {
            if (Framework.Owns(frame.Method.Type)) continue;
            foreach (IlCall call in IlHistory.Of(CodePlace.WhereIs(frame)(symbols))?.FromHere ?? [])
            {
                if (call.Type == type && methods.Contains(call.Method)) return call.Method;
            }

            return null;
        }

        return null;
    }
}
