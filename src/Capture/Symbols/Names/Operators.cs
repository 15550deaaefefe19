namespace Hangdump.Capture.Symbols.Names;

/// <summary>Operators as they are written.</summary>
internal static class Operators
{
    /// <summary><c>operator +</c> of <c>op_Addition</c>; null where the name is no operator's.</summary>
    public static string? Written(string name, string returnType)
    {
        if (!name.StartsWith("op_", StringComparison.Ordinal))
            return null;
        return name switch
        {
            "op_Implicit" => "implicit operator " + returnType,
            "op_Explicit" => "explicit operator " + returnType,
            "op_CheckedExplicit" => "explicit operator checked " + returnType,
            _ when Symbol(name[3..]) is { } symbol => "operator " + symbol,
            _ when name.StartsWith("op_Checked", StringComparison.Ordinal) && Symbol(name[10..]) is { } symbol => "operator checked " + symbol,
            _ => null,
        };
    }

    private static string? Symbol(string operation) => operation switch
    {
        "Addition" or "UnaryPlus" => "+",
        "Subtraction" or "UnaryNegation" => "-",
        "Multiply" => "*",
        "Division" => "/",
        "Modulus" => "%",
        "BitwiseAnd" => "&",
        "BitwiseOr" => "|",
        "ExclusiveOr" => "^",
        "LeftShift" => "<<",
        "RightShift" => ">>",
        "UnsignedRightShift" => ">>>",
        "LogicalNot" => "!",
        "OnesComplement" => "~",
        "Increment" or "IncrementAssignment" => "++",
        "Decrement" or "DecrementAssignment" => "--",
        "True" => "true",
        "False" => "false",
        "Equality" => "==",
        "Inequality" => "!=",
        "LessThan" => "<",
        "GreaterThan" => ">",
        "LessThanOrEqual" => "<=",
        "GreaterThanOrEqual" => ">=",
        "AdditionAssignment" => "+=",
        "SubtractionAssignment" => "-=",
        "MultiplicationAssignment" => "*=",
        "DivisionAssignment" => "/=",
        "ModulusAssignment" => "%=",
        "BitwiseAndAssignment" => "&=",
        "BitwiseOrAssignment" => "|=",
        "ExclusiveOrAssignment" => "^=",
        "LeftShiftAssignment" => "<<=",
        "RightShiftAssignment" => ">>=",
        "UnsignedRightShiftAssignment" => ">>>=",
        _ => null,
    };
}
