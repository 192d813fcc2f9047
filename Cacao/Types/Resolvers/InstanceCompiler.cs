using System.Reflection;
using System.Reflection.Emit;
using Cacao.Types.Model;

namespace Cacao.Types.Resolvers;

/// <summary>Compiles the making of input objects from the values of their fields.</summary>
internal static class InstanceCompiler
{
    private static readonly MethodInfo ReadValue = typeof(ResolverRuntime).GetMethod(
        nameof(ResolverRuntime.Value)
    )!;

    /// <param name="type">The C# type of the input object.</param>
    /// <param name="constructor">Null: a struct without one.</param>
    /// <param name="parameters">For each parameter of the constructor the index of its value.</param>
    /// <param name="properties">Set afterwards where a value was given.</param>
    public static Func<object?[], object> Compile(
        Type type,
        ConstructorInfo? constructor,
        IReadOnlyList<int> parameters,
        IReadOnlyList<(PropertyInfo Property, int Index)> properties
    )
    {
        var method = new DynamicMethod(
            type.Name,
            typeof(object),
            [typeof(object[]), typeof(object?[])],
            typeof(InstanceCompiler).Module,
            skipVisibility: true
        );
        var il = method.GetILGenerator();
        var instance = il.DeclareLocal(type);
        if (constructor is null)
        {
            il.Emit(OpCodes.Ldloca, instance);
            il.Emit(OpCodes.Initobj, type);
        }
        else
        {
            var types = constructor.GetParameters();
            for (var index = 0; index < types.Length; index++)
            {
                LoadValue(il, parameters[index]);
                il.Emit(OpCodes.Call, ReadValue.MakeGenericMethod(types[index].ParameterType));
            }

            il.Emit(OpCodes.Newobj, constructor);
            il.Emit(OpCodes.Stloc, instance);
        }

        foreach (var (property, index) in properties)
        {
            EmitProperty(il, instance, property, index);
        }

        il.Emit(OpCodes.Ldloc, instance);
        if (type.IsValueType)
        {
            il.Emit(OpCodes.Box, type);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<object?[], object>>(Array.Empty<object>());
    }

    private static void EmitProperty(
        ILGenerator il,
        LocalBuilder instance,
        PropertyInfo property,
        int index
    )
    {
        var isUnset = il.DefineLabel();
        LoadValue(il, index);
        il.Emit(OpCodes.Ldsfld, typeof(Unset).GetField(nameof(Unset.Value))!);
        il.Emit(OpCodes.Beq, isUnset);
        il.Emit(instance.LocalType.IsValueType ? OpCodes.Ldloca : OpCodes.Ldloc, instance);
        LoadValue(il, index);
        il.Emit(OpCodes.Call, ReadValue.MakeGenericMethod(property.PropertyType));
        il.Emit(
            instance.LocalType.IsValueType ? OpCodes.Call : OpCodes.Callvirt,
            property.SetMethod!
        );
        il.MarkLabel(isUnset);
    }

    private static void LoadValue(ILGenerator il, int index)
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Ldelem_Ref);
    }
}
