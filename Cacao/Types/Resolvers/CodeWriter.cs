using System.Reflection;
using System.Reflection.Emit;

namespace Cacao.Types.Resolvers;

/// <summary>
/// One dynamic method being written. Its first argument is an array of constants; then come those of
/// the delegate.
/// </summary>
internal sealed class CodeWriter
{
    private readonly DynamicMethod _method;
    private readonly ILGenerator _il;
    private readonly List<object> _constants = [];

    public CodeWriter(string name, Type result, Type[] parameters)
    {
        _method = new DynamicMethod(
            name,
            result,
            [typeof(object[]), .. parameters],
            typeof(CodeWriter).Module,
            // Applications keep their types internal.
            skipVisibility: true
        );
        _il = _method.GetILGenerator();
    }

    public T Finish<T>()
        where T : Delegate
    {
        _il.Emit(OpCodes.Ret);
        return _method.CreateDelegate<T>(_constants.ToArray());
    }

    public void LoadContext() => _il.Emit(OpCodes.Ldarg_1);

    public void LoadSecondArgument() => _il.Emit(OpCodes.Ldarg_2);

    public void LoadInt(int value) => _il.Emit(OpCodes.Ldc_I4, value);

    public void LoadString(string value) => _il.Emit(OpCodes.Ldstr, value);

    public void LoadConstant(object value, Type type)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, _constants.Count);
        _il.Emit(OpCodes.Ldelem_Ref);
        _il.Emit(OpCodes.Castclass, type);
        _constants.Add(value);
    }

    public void Box(Type type)
    {
        if (type.IsValueType)
        {
            _il.Emit(OpCodes.Box, type);
        }
    }

    public void Unbox(Type type) => _il.Emit(OpCodes.Unbox_Any, type);

    public void Invoke(MethodInfo method) =>
        _il.Emit(method.IsStatic ? OpCodes.Call : OpCodes.Callvirt, method);

    /// <summary>Calls a generic method of <see cref="ResolverRuntime"/> with what is on the stack.</summary>
    public void CallRuntime(string name, Type typeArgument) =>
        _il.Emit(
            OpCodes.Call,
            typeof(ResolverRuntime).GetMethod(name)!.MakeGenericMethod(typeArgument)
        );

    /// <summary>Calls the member with an instance (the parent, or a class of resolvers) and arguments.</summary>
    public void Call(MethodInfo method, IReadOnlyList<ParameterSource> sources)
    {
        foreach (var source in sources)
        {
            source.Emit(this);
        }

        InvokeMember(method);
    }

    /// <summary>Calls the member on the parent, or with it as the only argument.</summary>
    public void CallOnParent(MethodInfo method)
    {
        if (!method.IsStatic || method.GetParameters().Length > 0)
        {
            LoadParent(
                method.IsStatic ? method.GetParameters()[0].ParameterType : method.DeclaringType!,
                asTarget: !method.IsStatic
            );
        }

        InvokeMember(method);
    }

    /// <summary>Turns the boxed value on the stack into the target of a call.</summary>
    public void Target(Type type) =>
        _il.Emit(type.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, type);

    /// <summary>Stores a struct and loads its address, as the target of a call.</summary>
    public void AddressOf(Type type)
    {
        var local = _il.DeclareLocal(type);
        _il.Emit(OpCodes.Stloc, local);
        _il.Emit(OpCodes.Ldloca, local);
    }

    public void WriteLeaf(MethodInfo method, object writer)
    {
        var type = method.ReturnType;
        var underlying = Nullable.GetUnderlyingType(type);
        var value = _il.DeclareLocal(type);
        var isNull = _il.DefineLabel();
        CallOnParent(method);
        _il.Emit(OpCodes.Stloc, value);
        if (underlying is not null)
        {
            _il.Emit(OpCodes.Ldloca, value);
            _il.Emit(OpCodes.Call, type.GetProperty("HasValue")!.GetMethod!);
            _il.Emit(OpCodes.Brfalse, isNull);
        }
        else if (!type.IsValueType)
        {
            _il.Emit(OpCodes.Ldloc, value);
            _il.Emit(OpCodes.Brfalse, isNull);
        }

        var writerType = typeof(Model.IScalarWriter<>).MakeGenericType(underlying ?? type);
        LoadConstant(writer, writerType);
        _il.Emit(OpCodes.Ldarg_2);
        if (underlying is not null)
        {
            _il.Emit(OpCodes.Ldloca, value);
            _il.Emit(OpCodes.Call, type.GetMethod("GetValueOrDefault", Type.EmptyTypes)!);
        }
        else
        {
            _il.Emit(OpCodes.Ldloc, value);
        }

        _il.Emit(OpCodes.Callvirt, writerType.GetMethod("Write")!);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Ret);
        _il.MarkLabel(isNull);
        _il.Emit(OpCodes.Ldc_I4_0);
    }

    private void LoadParent(Type type, bool asTarget)
    {
        _il.Emit(OpCodes.Ldarg_1);
        if (asTarget)
        {
            Target(type);
        }
        else
        {
            Unbox(type);
        }
    }

    private void InvokeMember(MethodInfo method)
    {
        var isVirtual = !method.IsStatic && !method.DeclaringType!.IsValueType;
        _il.Emit(isVirtual ? OpCodes.Callvirt : OpCodes.Call, method);
    }
}
