var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddStandIn(builder.Configuration);
var app = builder.Build();
app.UseWebSockets();
app.MapStandIn();
await app.RunAsync();
