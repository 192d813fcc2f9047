using Payments.GraphQL.Hosting;

return await PaymentsServer.RunAsync(args);
