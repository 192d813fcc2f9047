using Microsoft.Playwright;

namespace Payments.Tests.Browser;

/// <summary>The operating system's Chromium, without a window; nothing is downloaded.</summary>
public static class Chromium
{
    public const string HowToInstall =
        "Chromium is not installed; on Debian: apt-get install chromium";

    private const string Program = "/usr/bin/chromium";

    // Without these it asks for hosts of its maker at every start.
    private static readonly string[] Quiet =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    public static bool IsInstalled => File.Exists(Program);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Quiet }
        );
}
