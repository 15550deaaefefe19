using System.Reflection.Metadata;
using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Symbols.Il;

/// <summary>A call in a method's IL.</summary>
/// <param name="Offset">The IL offset of the call itself.</param>
/// <param name="On">What it is called on; for a static method its first argument.</param>
/// <param name="Type">The full name of the type that the called method belongs to: <c>System.Threading.SemaphoreSlim</c>, without generic arguments.</param>
/// <param name="Method">The called method's name.</param>
/// <param name="Target">The called method where the same module has it; else nil.</param>
internal readonly record struct IlCall(int Offset, Operand On, string Type, string Method, MethodDefinitionHandle Target = default);

/// <summary>Where a value on the evaluation stack came from.</summary>
/// <param name="Kind">What holds it.</param>
/// <param name="DeclaringType">For a field, the full name of its type as metadata has it (<c>Shop.Cache`1+Entry</c>); else empty.</param>
/// <param name="Field">For a field, its name as metadata has it, generated ones included; else empty.</param>
/// <param name="Index">For a local or an argument, its number; <c>this</c> is argument 0.</param>
internal readonly record struct Operand(OperandKind Kind, string DeclaringType = "", string Field = "", int Index = -1)
{
    public static Operand Unknown => default;

    /// <summary>Whether it is this field, whatever the type's generic arguments.</summary>
    public bool Is(ClrField field) =>
        Kind == OperandKind.Field && field.Name == Field && field.ContainingType?.Name is { } type && IsSame(type, DeclaringType);

    /// <summary>Compares <c>Cache&lt;System.Int32&gt;+Entry</c> with <c>Cache`1+Entry</c>.</summary>
    private static bool IsSame(string constructed, string definition)
    {
        int i = 0, j = 0;
        while (i < constructed.Length && j < definition.Length)
        {
            if (definition[j] == '`')
            {
                for (j++; j < definition.Length && char.IsAsciiDigit(definition[j]); j++)
                {
                }
                i = AfterArguments(constructed, i);
            }
            else if (constructed[i++] != definition[j++])
            {
                return false;
            }
        }
        return i == constructed.Length && j == definition.Length;
    }

    private static int AfterArguments(string name, int start)
    {
        int depth = 0;
        for (int i = start; i < name.Length; i++)
        {
            if (name[i] == '<')
                depth++;
            else if (name[i] == '>')
                depth--;
            if (depth == 0)
                return i == start ? start : i + 1;
        }
        return name.Length;
    }
}

internal enum OperandKind { Unknown, Field, Local, Argument }
