namespace Hangdump.Harness;

/// <summary>A version of .NET that targets run on.</summary>
public sealed record TargetRuntime(int Major, string Version)
{
    public static readonly TargetRuntime Net8 = new(8, "8.0.33");
    public static readonly TargetRuntime Net9 = new(9, "9.0.22");
    public static readonly TargetRuntime Net10 = new(10, "10.0.14");
    public static readonly TargetRuntime Net11 = new(11, "11.0.0");

    /// <summary>The one that is installed on the machine, and runs the tests.</summary>
    public static readonly TargetRuntime Installed = new(Environment.Version.Major, Environment.Version.ToString());

    /// <summary>Those that HangTargets is published for.</summary>
    public static IReadOnlyList<TargetRuntime> All { get; } = [Net8, Net9, Net10, Net11];

    public static TargetRuntime OfMajor(int major) => All.Single(runtime => runtime.Major == major);

    public override string ToString() => $".NET {Version}";
}
