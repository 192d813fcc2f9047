using System.Linq.Expressions;
using Cacao.Data.Queries;

namespace Cacao.Data.Sorting;

/// <summary>Says by which members of <typeparamref name="T"/> a list may be sorted.</summary>
public abstract class SortInputType<T> : ISortInputType
{
    /// <summary>Without an override every member that has an order.</summary>
    protected virtual void Configure(ISortInputTypeDescriptor<T> descriptor) { }

    SortInput ISortInputType.Build()
    {
        var descriptor = new SortInputTypeDescriptor<T>();
        Configure(descriptor);
        return descriptor.Build();
    }
}

public interface ISortInputTypeDescriptor<T>
{
    ISortInputTypeDescriptor<T> Name(string name);

    ISortInputTypeDescriptor<T> Description(string description);

    /// <summary>Only the members that are named.</summary>
    ISortInputTypeDescriptor<T> BindFieldsExplicitly();

    ISortFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> member);

    ISortInputTypeDescriptor<T> Ignore<TValue>(Expression<Func<T, TValue>> member);
}

public interface ISortFieldDescriptor
{
    ISortFieldDescriptor Name(string name);

    ISortFieldDescriptor Description(string description);
}

internal interface ISortInputType
{
    SortInput Build();
}

internal sealed class SortInputTypeDescriptor<T> : ISortInputTypeDescriptor<T>
{
    private readonly List<FieldDescriptor> _fields = [];
    private readonly List<MemberPath> _ignored = [];
    private string? _name;
    private string? _description;
    private bool _isExplicit;

    public ISortInputTypeDescriptor<T> Name(string name)
    {
        _name = name;
        return this;
    }

    public ISortInputTypeDescriptor<T> Description(string description)
    {
        _description = description;
        return this;
    }

    public ISortInputTypeDescriptor<T> BindFieldsExplicitly()
    {
        _isExplicit = true;
        return this;
    }

    public ISortFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> member)
    {
        var field = new FieldDescriptor(ListMember.PathOf(member));
        _fields.Add(field);
        return field;
    }

    public ISortInputTypeDescriptor<T> Ignore<TValue>(Expression<Func<T, TValue>> member)
    {
        _ignored.Add(ListMember.PathOf(member));
        return this;
    }

    public SortInput Build()
    {
        var inferred = _isExplicit
            ? []
            : ListMember
                .Of(typeof(T))
                .Where(member => SortInput.IsSortable(member.Path.Type))
                .Where(member => !_ignored.Contains(member.Path))
                .Where(member => !_fields.Exists(field => field.Path == member.Path));
        return new(
            _name,
            typeof(T),
            _description,
            [.. _fields.Select(field => field.Build()), .. inferred]
        );
    }

    private sealed class FieldDescriptor(MemberPath path) : ISortFieldDescriptor
    {
        private string? _name;
        private string? _description;

        public MemberPath Path { get; } = path;

        public ISortFieldDescriptor Name(string name)
        {
            _name = name;
            return this;
        }

        public ISortFieldDescriptor Description(string description)
        {
            _description = description;
            return this;
        }

        public ListMember Build() => ListMember.Of(Path, _name, _description);
    }
}
