namespace Hangdump.Analyzers.Code;

/// <summary>That a parameter of the body is true, or false.</summary>
internal readonly record struct Condition(int Parameter, bool Value);

/// <summary>What a call gives to a parameter that is true or false: that value, or what a parameter of the caller has.</summary>
/// <param name="Own">Number of the caller's parameter; null for a constant.</param>
/// <param name="Value">The constant; for a parameter, whether it is given as it is, and not negated.</param>
internal readonly record struct Flag(int Parameter, int? Own, bool Value);
