namespace Hangdump.Reporting.Findings;

/// <summary>Error: it will not resolve by itself. Warning: it may. Info: worth knowing.</summary>
public enum Severity { Error, Warning, Info }
