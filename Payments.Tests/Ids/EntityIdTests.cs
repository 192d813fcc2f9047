using Payments.Domain.Ids;
using Payments.Tests.Kit;

namespace Payments.Tests.Ids;

public sealed class EntityIdTests
{
    [Fact]
    public void An_id_prints_with_its_prefix_and_reads_back()
    {
        var id = EntityId.New<ParcelId>();

        id.ToString().ShouldMatch("^par_[0-7][0-9A-HJKMNP-TV-Z]{25}$");
        EntityId.TryParse<ParcelId>(id.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(id);
        IdKinds.TryParse(id.ToString(), out var subject).ShouldBeTrue();
        subject.ShouldBe(Subject.Of(id));
        IdKinds.Make(subject.Kind, subject.Id).ShouldBe(id);
    }

    [Fact]
    public async Task Ids_sort_as_they_were_made_printed_or_as_bytes_even_from_many_threads()
    {
        var ids = Enumerable.Range(0, 50_000).Select(_ => EntityId.New<ParcelId>()).ToList();
        ids.Select(id => id.ToString())
            .ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        ids.Select(id => Convert.ToHexString(id.Value.ToByteArray(bigEndian: true)))
            .ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        ids.ShouldAllBe(id =>
            id.Value.Version == 7 && id.Value.Variant >= 8 && id.Value.Variant < 12
        );

        var parallel = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(
                        () =>
                            Enumerable
                                .Range(0, 20_000)
                                .Select(_ => EntityId.New<ParcelId>())
                                .ToList(),
                        TestContext.Current.CancellationToken
                    )
                )
        );
        parallel.SelectMany(list => list).Distinct().Count().ShouldBe(80_000);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("par")]
    [InlineData("par_")]
    [InlineData("_01JD0000000000000000000000")]
    [InlineData("par_01JD000000000000000000000")]
    [InlineData("par_01JD00000000000000000000000")]
    [InlineData("par_81JD0000000000000000000000")]
    [InlineData("par_01jd0000000000000000000000")]
    [InlineData("par_01JD000000000000000000000I")]
    [InlineData("par_01JD000000000000000000000U")]
    [InlineData("PAR_01JD0000000000000000000000")]
    [InlineData("xyz_01JD0000000000000000000000")]
    [InlineData("ten_01JD0000000000000000000000")]
    public void What_is_no_parcels_id_is_not_found_and_never_an_exception(string? text) =>
        EntityId.TryParse<ParcelId>(text, out _).ShouldBeFalse();

    [Fact]
    public void Every_kind_of_id_has_a_prefix_of_its_own()
    {
        IdKinds.Prefixes.Count.ShouldBe(IdKinds.Types.Count);
        IdKinds.Prefixes.ShouldAllBe(prefix =>
            prefix.Length == 3 && prefix.All(char.IsAsciiLetterLower)
        );
    }
}
