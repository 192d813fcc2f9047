using Payments.Domain.Files;
using Payments.Domain.Ids;
using Payments.Storage;
using Payments.Tests.Kit;

namespace Payments.Tests.Files;

public sealed class StoredFileStreamTests
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Any_stretch_of_a_file_reads_as_it_was_written_however_it_was_cut(
        StorageProvider provider
    )
    {
        await using var world = await PaymentsWorld.StartAsync(provider);
        var random = new Random(7);
        var content = new byte[10_000];
        random.NextBytes(content);
        var id = EntityId.New<StoredFileId>();
        await world.DoAsync(work =>
        {
            for (var position = 0; position < content.Length; )
            {
                var next = Math.Min(content.Length, position + random.Next(1, 900));
                work.AddFilePart(id, position, content[position..next]);
                position = next;
            }

            return ValueTask.CompletedTask;
        });
        await using var stream = new StoredFileStream(
            world.Storage.Database,
            world.TenantId,
            id,
            content.Length
        );

        for (var turn = 0; turn < 200; turn++)
        {
            var from = random.Next(content.Length);
            var to = random.Next(from, content.Length);
            stream.Seek(from, SeekOrigin.Begin);
            var read = new byte[to - from];
            await stream.ReadExactlyAsync(read, PaymentsWorld.Cancel);
            read.ShouldBe(content[from..to]);
        }

        stream.Seek(0, SeekOrigin.End);
        (await stream.ReadAsync(new byte[10], PaymentsWorld.Cancel)).ShouldBe(0);
    }
}
