namespace Cacao.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runs() => typeof(object).ShouldNotBeNull();
}
