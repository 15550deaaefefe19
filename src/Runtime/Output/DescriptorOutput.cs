using System.Text;
using Hangdump.Runtime.Native;

namespace Hangdump.Runtime.Output;

/// <summary>Writes to a descriptor of its own, past every stream and lock of the application.</summary>
internal sealed class DescriptorOutput : IReportOutput
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private readonly int _descriptor;

    /// <param name="descriptor">It is kept as it is now, whatever becomes of the application's.</param>
    public DescriptorOutput(int descriptor) => _descriptor = Descriptor.Keep(descriptor);

    public static DescriptorOutput StandardError() => new(2);

    public void Write(string text) => Descriptor.Write(_descriptor, Encoding.UTF8.GetBytes(text), _patience);

    public void Dispose()
    {
        if (_descriptor >= 0) _ = LibC.Close(_descriptor);
    }
}
