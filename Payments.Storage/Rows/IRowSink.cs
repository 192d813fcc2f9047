namespace Payments.Storage.Rows;

internal enum ColumnType
{
    Id,
    Long,
    Int,
    Bool,
    Text,
    Bytes,
    Time,
    Date,
    Decimal,
}

internal readonly record struct Column(string Name, ColumnType Type);

/// <summary>Takes the values of one row in the order of its columns, without boxing them.</summary>
internal interface IRowSink
{
    void Id(Guid? value);

    void Long(long? value);

    void Int(int? value);

    void Bool(bool? value);

    void Text(string? value);

    void Bytes(byte[]? value);

    void Time(DateTimeOffset? value);

    void Date(DateOnly? value);

    void Decimal(decimal? value);
}
