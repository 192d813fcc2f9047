// The one place that names the GraphQL engine. Where Hot Chocolate restores, these lines become
// its namespaces and nothing else changes.
global using Cacao.Errors;
global using Cacao.Types.Authoring;
global using Cacao.Types.Scalars;
