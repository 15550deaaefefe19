namespace Hangdump.Harness;

/// <summary>A new folder that is gone with its content when this is disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Absolute.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("hangdump-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
