namespace Hangdump.Capture.Kernel;

/// <summary>What a thread does in the kernel, as far as it can block there for long.</summary>
internal enum SystemCall
{
    Other, Read, Write, Accept, Connect, Send, Receive, Poll, Select, EventPoll, WaitForChild, LockFile, Open, Flush, Futex,
}
