namespace Hangdump.Analyzers.Code;

/// <summary>That a parameter of the body is true, or false; one that refers to an object is true where it is not null.</summary>
/// <param name="Parameter">Its number; below zero a local of the body that is assigned once.</param>
internal readonly record struct Condition(int Parameter, bool Value);

/// <summary>What a call gives to a parameter that decides something: true or false, or what a parameter of the caller has.</summary>
/// <param name="Own">Number of the caller's parameter; null for a constant.</param>
/// <param name="Value">The constant; for a parameter, whether it is given as it is, and not negated.</param>
internal readonly record struct Flag(int Parameter, int? Own, bool Value);
