using System.Linq.Expressions;
using Cacao.Data.Queries;

namespace Cacao.Data.Filtering;

/// <summary>Says by which members of <typeparamref name="T"/> a list may be filtered.</summary>
public abstract class FilterInputType<T> : IFilterInputType
{
    /// <summary>Without an override every member.</summary>
    protected virtual void Configure(IFilterInputTypeDescriptor<T> descriptor) { }

    FilterInput IFilterInputType.Build()
    {
        var descriptor = new FilterInputTypeDescriptor<T>();
        Configure(descriptor);
        return descriptor.Build();
    }
}

public interface IFilterInputTypeDescriptor<T>
{
    IFilterInputTypeDescriptor<T> Name(string name);

    IFilterInputTypeDescriptor<T> Description(string description);

    /// <summary>Only the members that are named.</summary>
    IFilterInputTypeDescriptor<T> BindFieldsExplicitly();

    IFilterFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> member);

    /// <summary>
    /// A member whose conditions are the application's: clients give a <typeparamref name="TInput"/>, an
    /// input type like any other, and the function makes of it what the database is asked. Cacao's own.
    /// </summary>
    IFilterFieldDescriptor Field<TValue, TInput>(
        Expression<Func<T, TValue>> member,
        Func<TInput, Expression<Func<TValue, bool>>> condition
    )
        where TInput : class;

    IFilterInputTypeDescriptor<T> Ignore<TValue>(Expression<Func<T, TValue>> member);

    IFilterInputTypeDescriptor<T> AllowAnd(bool allow = true);

    IFilterInputTypeDescriptor<T> AllowOr(bool allow = true);

    /// <summary>Cacao's own; Hot Chocolate has no <c>not</c>.</summary>
    IFilterInputTypeDescriptor<T> AllowNot(bool allow = true);
}

public interface IFilterFieldDescriptor
{
    IFilterFieldDescriptor Name(string name);

    IFilterFieldDescriptor Description(string description);
}

internal interface IFilterInputType
{
    FilterInput Build();
}

internal sealed class FilterInputTypeDescriptor<T> : IFilterInputTypeDescriptor<T>
{
    private readonly List<FieldDescriptor> _fields = [];
    private readonly List<MemberPath> _ignored = [];
    private string? _name;
    private string? _description;
    private bool _isExplicit;
    private bool _allowAnd = true;
    private bool _allowOr = true;
    private bool _allowNot = true;

    public IFilterInputTypeDescriptor<T> Name(string name)
    {
        _name = name;
        return this;
    }

    public IFilterInputTypeDescriptor<T> Description(string description)
    {
        _description = description;
        return this;
    }

    public IFilterInputTypeDescriptor<T> BindFieldsExplicitly()
    {
        _isExplicit = true;
        return this;
    }

    public IFilterFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> member)
    {
        var field = new FieldDescriptor(ListMember.PathOf(member));
        _fields.Add(field);
        return field;
    }

    public IFilterFieldDescriptor Field<TValue, TInput>(
        Expression<Func<T, TValue>> member,
        Func<TInput, Expression<Func<TValue, bool>>> condition
    )
        where TInput : class
    {
        var field = new FieldDescriptor(ListMember.PathOf(member))
        {
            Condition = new(typeof(TInput), input => condition((TInput)input)),
        };
        _fields.Add(field);
        return field;
    }

    public IFilterInputTypeDescriptor<T> Ignore<TValue>(Expression<Func<T, TValue>> member)
    {
        _ignored.Add(ListMember.PathOf(member));
        return this;
    }

    public IFilterInputTypeDescriptor<T> AllowAnd(bool allow = true)
    {
        _allowAnd = allow;
        return this;
    }

    public IFilterInputTypeDescriptor<T> AllowOr(bool allow = true)
    {
        _allowOr = allow;
        return this;
    }

    public IFilterInputTypeDescriptor<T> AllowNot(bool allow = true)
    {
        _allowNot = allow;
        return this;
    }

    public FilterInput Build() =>
        new(_name, typeof(T), _description, _allowAnd, _allowOr, _allowNot, Members);

    private IEnumerable<ListMember> Members(FilterTypes types)
    {
        var inferred = _isExplicit
            ? []
            : ListMember
                .Of(typeof(T))
                .Where(member => types.IsFilterable(member.Path.Type))
                .Where(member => !_ignored.Contains(member.Path))
                .Where(member => !_fields.Exists(field => field.Path == member.Path));
        return [.. _fields.Select(field => field.Build()), .. inferred];
    }

    private sealed class FieldDescriptor(MemberPath path) : IFilterFieldDescriptor
    {
        private string? _name;
        private string? _description;

        public MemberPath Path { get; } = path;

        public MemberCondition? Condition { get; init; }

        public IFilterFieldDescriptor Name(string name)
        {
            _name = name;
            return this;
        }

        public IFilterFieldDescriptor Description(string description)
        {
            _description = description;
            return this;
        }

        public ListMember Build() =>
            ListMember.Of(Path, _name, _description) with
            {
                Condition = Condition,
            };
    }
}
