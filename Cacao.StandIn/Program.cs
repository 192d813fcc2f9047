var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddStandIn(builder.Configuration, builder.Environment.IsProduction());
var app = builder.Build();
app.UseWebSockets();
app.UseAdministrator();
app.MapStandIn();
await app.RunAsync();
