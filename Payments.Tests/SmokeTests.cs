namespace Payments.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runs() => typeof(object).ShouldNotBeNull();
}
