namespace Hangdump.Analyzers.Locks;

/// <summary>Where a path begins.</summary>
internal enum RootKind
{
    /// <summary>Some object that is not known.</summary>
    Unknown,
    Static,
    This,
    Parameter,

    /// <summary>A local variable, also one that lambdas share.</summary>
    Local,
}

/// <summary>
/// Which object is meant, as seen from one method: a root and the fields that lead from it. Symbol-free, so that it outlives its
/// compilation. Immutable; equal by text.
/// </summary>
internal sealed class Place : IEquatable<Place>
{
    /// <summary>Between a body and the number of its parameter; in no other name.</summary>
    private const char CaptureMark = '§';

    /// <summary>Getters may return what other getters return, in circles too.</summary>
    private const int LongestPath = 8;

    private Place(RootKind root, string name, int index, string? type, bool isOwnType, IReadOnlyList<string> fields)
    {
        Root = root;
        Name = name;
        Index = index;
        Type = type;
        IsOwnType = isOwnType;
        Fields = fields;
        Text = fields.Count == 0 ? name : name + "/" + string.Join("/", fields);
    }

    public RootKind Root { get; }

    /// <summary>Number of the parameter; -1 for other roots.</summary>
    public int Index { get; }

    /// <summary>The root in a word.</summary>
    public string Name { get; }

    /// <summary>Type of the root; null where it does not matter.</summary>
    public string? Type { get; }

    /// <summary>Whether the root's type is declared in the compilation: then objects of that type are told apart from others by it.</summary>
    public bool IsOwnType { get; }

    /// <summary>Names of the fields, as a user writes them with namespace and type.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Its identity within one method.</summary>
    public string Text { get; }

    /// <summary>
    /// Its identity among all objects: the last field with the parts of it that are meant, else the type. Null where that says
    /// nothing, as of an <c>object</c> that is a parameter.
    /// </summary>
    public string? Key
    {
        get
        {
            int last = LastField;
            string? start = last >= 0 ? Fields[last]
                : Root == RootKind.Static ? Name
                : Root == RootKind.Local && !IsOwnType ? Name
                : IsOwnType ? Type
                : null;
            return start is null || last == Fields.Count - 1 ? start : start + string.Concat(Fields.Skip(last + 1));
        }
    }

    /// <summary>Whether it is an object of its type, wherever it is kept.</summary>
    public bool IsKnownByType => IsOwnType && Fields.Count == 0 && Root != RootKind.Static;

    private int LastField
    {
        get
        {
            int last = Fields.Count - 1;
            while (last >= 0 && Parts.Is(Fields[last])) last--;
            return last;
        }
    }

    public static Place Static(string name) => new(RootKind.Static, name, -1, null, false, []);

    /// <summary>A field that belongs to no object.</summary>
    public static Place StaticField(string field) => new(RootKind.Static, "static", -1, null, false, [field]);

    public static Place This(string type, bool isOwnType) => new(RootKind.This, "this", -1, type, isOwnType, []);

    public static Place Parameter(int index, string type, bool isOwnType) => new(RootKind.Parameter, "#" + index, index, type, isOwnType, []);

    public static Place Local(string name, string type, bool isOwnType) => new(RootKind.Local, name, -1, type, isOwnType, []);

    /// <summary>A parameter of a body as the lambdas in it see it.</summary>
    public static Place Captured(string body, int index, string type, bool isOwnType) => Local(body + CaptureMark + index, type, isOwnType);

    public static Place Unknown(string? type, bool isOwnType) => new(RootKind.Unknown, "?", -1, type, isOwnType, []);

    /// <summary>The number of the body's parameter that this is; null where it is none of that body.</summary>
    public int? CapturedIndex(string body) =>
        Root == RootKind.Local && Name.Length > body.Length + 1 && Name[body.Length] == CaptureMark && Name.StartsWith(body, StringComparison.Ordinal)
            ? int.Parse(Name.Substring(body.Length + 1), System.Globalization.CultureInfo.InvariantCulture)
            : null;

    public Place Field(string field) => new(Root, Name, Index, Type, IsOwnType, [.. Fields, field]);

    /// <summary>The same fields from another root.</summary>
    public Place From(Place root) => Fields.Count == 0 ? root : new Place(root.Root, root.Name, root.Index, root.Type, root.IsOwnType, [.. root.Fields, .. Fields]);

    /// <summary>The same class of object, wherever it is.</summary>
    public Place Anywhere()
    {
        int last = LastField;
        return new(RootKind.Unknown, "?", -1, last < 0 ? Type : null, last < 0 && IsOwnType, [.. Fields.Skip(Math.Max(last, 0))]);
    }

    /// <summary>With the fields that getters return instead of the getters.</summary>
    public Place Resolve(IReadOnlyDictionary<string, Place> aliases)
    {
        if (!Fields.Any(Getters.Is)) return this;
        Place resolved = new(Root, Name, Index, Type, IsOwnType, []);
        foreach (string field in Fields)
        {
            if (!Getters.Is(field)) resolved = resolved.Field(field);
            else if (!aliases.TryGetValue(Getters.Member(field), out Place? alias)) resolved = Unknown(Getters.Type(field), Getters.Type(field) is not null);
            else resolved = alias.Root == RootKind.This ? alias.From(resolved) : alias;
        }

        return resolved.Fields.Any(Getters.Is) && Fields.Count < LongestPath ? resolved.Resolve(aliases) : resolved;
    }

    public bool Equals(Place? other) => other is not null && Text == other.Text && (Root != RootKind.Unknown || Key == other.Key);

    public override bool Equals(object? obj) => Equals(obj as Place);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;
}
