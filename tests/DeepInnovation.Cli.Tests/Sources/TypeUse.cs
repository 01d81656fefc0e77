using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using static System.Reflection.Emit.OperandType;

namespace DeepInnovation.Cli.Tests.Sources;

/// <summary>A type by its assembly, namespace and name; a nested one counts as the type around it.</summary>
internal readonly record struct UsedType(string Assembly, string Namespace, string Name);

/// <summary>
/// One type uses another: in a signature, an attribute or an instruction. The compiler copies constants, so these are not seen.
/// </summary>
internal readonly record struct TypeUse(UsedType From, UsedType To)
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value, code => code.OperandType);

    /// <summary>What the types of an assembly use, without what they use of themselves. O(bytes).</summary>
    public static IReadOnlySet<TypeUse> Of(Stream assembly)
    {
        using var file = new PEReader(assembly);
        return new Reading(file, file.GetMetadataReader()).All();
    }

    private sealed class Reading(PEReader file, MetadataReader reader)
    {
        private readonly Names _names = new(reader);
        private readonly HashSet<TypeUse> _uses = [];

        public HashSet<TypeUse> All()
        {
            foreach (var handle in reader.TypeDefinitions)
            {
                var from = _names.Of(handle);
                foreach (var to in Types(reader.GetTypeDefinition(handle)))
                {
                    if (to != from)
                        _uses.Add(new TypeUse(from, to));
                }
            }

            return _uses;
        }

        private IEnumerable<UsedType> Types(TypeDefinition type)
        {
            var handles = Attributes(type.GetCustomAttributes()).Append(type.BaseType)
                .Concat(type.GetInterfaceImplementations().Select(i => reader.GetInterfaceImplementation(i).Interface))
                .Concat(type.GetGenericParameters().SelectMany(Constraints));
            return Named(handles)
                .Concat(type.GetFields().Select(reader.GetFieldDefinition).SelectMany(Types))
                .Concat(type.GetMethods().Select(reader.GetMethodDefinition).SelectMany(Types));
        }

        private IEnumerable<UsedType> Types(FieldDefinition field) =>
            field.DecodeSignature(_names, null).Concat(Named(Attributes(field.GetCustomAttributes())));

        private IEnumerable<UsedType> Types(MethodDefinition method)
        {
            var signature = method.DecodeSignature(_names, null);
            var types = signature.ParameterTypes.Append(signature.ReturnType).SelectMany(all => all)
                .Concat(Named(Attributes(method.GetCustomAttributes())))
                .Concat(Named(method.GetGenericParameters().SelectMany(Constraints)));
            var body = method.RelativeVirtualAddress;
            return body == 0 ? types : types.Concat(Types(file.GetMethodBody(body)));
        }

        private IEnumerable<UsedType> Types(MethodBodyBlock body)
        {
            var used = Named(body.ExceptionRegions.Select(r => r.CatchType).Concat(Tokens(body.GetILBytes()!)));
            if (body.LocalSignature.IsNil)
                return used;
            var locals = reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null);
            return used.Concat(locals.SelectMany(all => all));
        }

        private IEnumerable<UsedType> Named(IEnumerable<EntityHandle> handles) =>
            handles.SelectMany(handle => _names.All(handle));

        private IEnumerable<EntityHandle> Attributes(CustomAttributeHandleCollection attributes) =>
            attributes.Select(a => reader.GetCustomAttribute(a).Constructor);

        private IEnumerable<EntityHandle> Constraints(GenericParameterHandle parameter) =>
            reader.GetGenericParameter(parameter).GetConstraints().Select(c => reader.GetGenericParameterConstraint(c).Type);

        private static List<EntityHandle> Tokens(byte[] code)
        {
            var tokens = new List<EntityHandle>();
            for (var at = 0; at < code.Length;)
            {
                int name = code[at++];
                if (name == 0xFE)
                    name = (name << 8) | code[at++];
                var operand = Operands[name];
                if (operand is InlineField or InlineMethod or InlineTok or InlineType)
                    tokens.Add(MetadataTokens.EntityHandle(BitConverter.ToInt32(code, at)));
                at += operand switch
                {
                    InlineNone => 0,
                    ShortInlineBrTarget or ShortInlineI or ShortInlineVar => 1,
                    InlineVar => 2,
                    InlineI8 or InlineR => 8,
                    InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                    _ => 4,
                };
            }

            return tokens;
        }
    }

    /// <summary>The types that a token or a signature names.</summary>
    private sealed class Names(MetadataReader reader) : ISignatureTypeProvider<ImmutableArray<UsedType>, object?>
    {
        private readonly string _assembly = reader.GetString(reader.GetAssemblyDefinition().Name);

        public ImmutableArray<UsedType> All(EntityHandle handle)
        {
            if (handle.IsNil)
                return [];
            switch (handle.Kind)
            {
                case HandleKind.TypeDefinition:
                    return [Of((TypeDefinitionHandle)handle)];
                case HandleKind.TypeReference:
                    return Of((TypeReferenceHandle)handle);
                case HandleKind.TypeSpecification:
                    return reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                case HandleKind.MethodDefinition:
                    return [Of(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType())];
                case HandleKind.FieldDefinition:
                    return [Of(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType())];
                case HandleKind.MemberReference:
                    return All(reader.GetMemberReference((MemberReferenceHandle)handle).Parent);
                case HandleKind.MethodSpecification:
                    var method = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                    return [.. All(method.Method), .. method.DecodeSignature(this, null).SelectMany(all => all)];
                default:
                    throw new NotSupportedException($"No types are known of a {handle.Kind}.");
            }
        }

        public UsedType Of(TypeDefinitionHandle handle)
        {
            var type = reader.GetTypeDefinition(handle);
            for (var around = type.GetDeclaringType(); !around.IsNil; around = type.GetDeclaringType())
                type = reader.GetTypeDefinition(around);
            return new UsedType(_assembly, reader.GetString(type.Namespace), reader.GetString(type.Name));
        }

        public ImmutableArray<UsedType> GetArrayType(ImmutableArray<UsedType> elementType, ArrayShape shape) => elementType;

        public ImmutableArray<UsedType> GetByReferenceType(ImmutableArray<UsedType> elementType) => elementType;

        public ImmutableArray<UsedType> GetFunctionPointerType(MethodSignature<ImmutableArray<UsedType>> signature) =>
            [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(all => all)];

        public ImmutableArray<UsedType> GetGenericInstantiation(
            ImmutableArray<UsedType> genericType, ImmutableArray<ImmutableArray<UsedType>> typeArguments) =>
            [.. genericType, .. typeArguments.SelectMany(all => all)];

        public ImmutableArray<UsedType> GetGenericMethodParameter(object? genericContext, int index) => [];

        public ImmutableArray<UsedType> GetGenericTypeParameter(object? genericContext, int index) => [];

        public ImmutableArray<UsedType> GetModifiedType(
            ImmutableArray<UsedType> modifier, ImmutableArray<UsedType> unmodifiedType, bool isRequired) =>
            [.. modifier, .. unmodifiedType];

        public ImmutableArray<UsedType> GetPinnedType(ImmutableArray<UsedType> elementType) => elementType;

        public ImmutableArray<UsedType> GetPointerType(ImmutableArray<UsedType> elementType) => elementType;

        public ImmutableArray<UsedType> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

        public ImmutableArray<UsedType> GetSZArrayType(ImmutableArray<UsedType> elementType) => elementType;

        public ImmutableArray<UsedType> GetTypeFromDefinition(MetadataReader _, TypeDefinitionHandle handle, byte rawTypeKind) =>
            [Of(handle)];

        public ImmutableArray<UsedType> GetTypeFromReference(MetadataReader _, TypeReferenceHandle handle, byte rawTypeKind) =>
            Of(handle);

        public ImmutableArray<UsedType> GetTypeFromSpecification(
            MetadataReader _, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => All(handle);

        private ImmutableArray<UsedType> Of(TypeReferenceHandle handle)
        {
            var type = reader.GetTypeReference(handle);
            while (type.ResolutionScope.Kind == HandleKind.TypeReference)
                type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
            if (type.ResolutionScope.Kind != HandleKind.AssemblyReference)
                return [];
            var assembly = reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
            return [new UsedType(reader.GetString(assembly.Name), reader.GetString(type.Namespace), reader.GetString(type.Name))];
        }
    }
}
