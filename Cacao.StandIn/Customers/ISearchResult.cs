namespace Cacao.StandIn.Customers;

[UnionType("SearchResult")]
public interface ISearchResult;
