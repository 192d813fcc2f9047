// The one place that names the GraphQL engine. Where Hot Chocolate restores, these lines become
// its namespaces and nothing else changes.
global using Cacao.AspNetCore;
global using Cacao.Data.Filtering;
global using Cacao.Data.Paging;
global using Cacao.Data.Sorting;
global using Cacao.Errors;
global using Cacao.Execution.DataLoaders;
global using Cacao.Types.Authoring;
global using Cacao.Types.Building;
global using Cacao.Types.Configuration;
global using Cacao.Types.Model;
global using Cacao.Types.NodeIds;
global using Cacao.Types.Resolvers;
global using Cacao.Types.Scalars;
global using Cacao.Types.Sdl;
