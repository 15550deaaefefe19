namespace Hangdump.Runtime.Output;

/// <summary>Which output an option means.</summary>
internal static class Outputs
{
    /// <param name="name">"stderr", a path, or null for none.</param>
    public static IReportOutput? Of(string? name) => name switch
    {
        null => null,
        HangWatchOptions.StandardError => DescriptorOutput.StandardError(),
        _ => new FileOutput(Path.GetFullPath(name)),
    };
}
