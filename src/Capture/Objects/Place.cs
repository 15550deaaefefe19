using Microsoft.Diagnostics.Runtime;

namespace Hangdump.Capture.Objects;

/// <summary>
/// An object or a struct inside one, to read fields from. Reading what is not there gives nothing, never an exception: field by
/// field these differ between versions of the runtime.
/// </summary>
/// <param name="IsInterior">True for a struct that lies in an object: the address is then that of its first field.</param>
internal readonly record struct Place(ClrType? Type, ulong Address, bool IsInterior)
{
    public static Place Of(ClrObject target) => target.IsValid ? new Place(target.Type, target.Address, IsInterior: false) : default;

    public bool IsValid => Type is not null && Address != 0;

    public ClrInstanceField? Field(string name) => Type?.GetFieldByName(name);

    /// <summary>Not valid where there is no such field or it is null.</summary>
    public ClrObject Object(string name) => Field(name) is { } field ? Object(field) : default;

    public ClrObject Object(ClrInstanceField field) => field.IsObjectReference ? field.ReadObject(Address, IsInterior) : default;

    /// <summary>The struct in a field; not valid where its type is not known.</summary>
    public Place Struct(string name) => Field(name) is { } field ? Struct(field) : default;

    public Place Struct(ClrInstanceField field) =>
        field is { IsValueType: true, Type: { } type } ? new Place(type, field.GetAddress(Address, IsInterior), IsInterior: true) : default;

    /// <summary>Null where there is no such field.</summary>
    public T? Value<T>(string name)
        where T : unmanaged => Field(name) is { } field ? field.Read<T>(Address, IsInterior) : null;
}
