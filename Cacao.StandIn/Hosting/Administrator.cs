using System.Security.Claims;

namespace Cacao.StandIn.Hosting;

/// <summary>The one caller that the stand-in knows: <c>Authorization: Bearer admin</c>.</summary>
internal static class Administrator
{
    private static readonly ClaimsPrincipal User = new(
        new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin")], authenticationType: "Bearer")
    );

    public static void UseAdministrator(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Request.Headers.Authorization == "Bearer admin")
                {
                    context.User = User;
                }

                return next(context);
            }
        );
}
