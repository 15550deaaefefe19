namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants for records; netstandard2.0 has none.</summary>
internal static class IsExternalInit;
