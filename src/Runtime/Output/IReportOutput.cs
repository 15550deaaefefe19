namespace Hangdump.Runtime.Output;

/// <summary>Where reports go. Never throws, and never waits long: the application may be what nobody reads.</summary>
internal interface IReportOutput : IDisposable
{
    void Write(string text);
}
