using System.Globalization;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs;

/// <summary>
/// A random hypergraph with the margins of a given one: every document keeps its year and its size, every node keeps the number
/// of documents that it has in each year, and no document has a node twice. What is destroyed is only who stands beside whom.
/// <para>
/// The method is the chain of double-edge swaps on the bipartite incidence of documents and nodes (Maslov and Sneppen, Science
/// 2002; for citations by year: Uzzi, Mukherjee, Stringer and Jones, Science 2013). A step takes two incidences (d, a) and (e, b)
/// of one year, each uniformly, and makes them (d, b) and (e, a) unless a document would get a node twice; a step that may not be
/// taken stays and is counted as a step. The proposals are symmetric, so the chain's limit is uniform over all incidences with
/// these margins, and it reaches all of them (Ryser, 1957: any two matrices of zeros and ones with the same margins are joined by
/// such swaps). A hyperedge of weight w is w documents, shuffled each for itself.
/// </para>
/// <para>
/// How many steps are enough is not known in general; ten steps an incidence is the default (twenty touches of each incidence on
/// average). Each year has a random stream of its own, so a year's shuffle does not depend on the other years.
/// </para>
/// </summary>
public sealed class DegreePreservingShuffle
{
    /// <summary>Steps for each incidence when nothing else is asked for.</summary>
    public const double DefaultStepsPerIncidence = 10;

    /// <summary>A shuffle with a given length of chain.</summary>
    /// <param name="stepsPerIncidence">Steps tried in a year, as a multiple of its incidences (documents times their
    /// sizes); 0 changes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public DegreePreservingShuffle(double stepsPerIncidence = DefaultStepsPerIncidence)
    {
        if (!double.IsFinite(stepsPerIncidence) || stepsPerIncidence < 0)
            throw new ArgumentOutOfRangeException(nameof(stepsPerIncidence), stepsPerIncidence,
                "Steps for each incidence are a number from 0.");
        StepsPerIncidence = stepsPerIncidence;
    }

    /// <summary>Steps tried for each incidence of a year.</summary>
    public double StepsPerIncidence { get; }

    /// <summary>
    /// A shuffled hypergraph over the same nodes with the same numbers. Same seed and purpose, same result. The weights of
    /// the result add up to those of <paramref name="graph"/>, but documents that fall on one set in one year are one
    /// hyperedge there, so <see cref="Hypergraph.EdgeCount"/> may differ. O(steps + documents log documents) time; 12 bytes
    /// an incidence of the largest year.
    /// </summary>
    /// <param name="graph">The hypergraph whose margins are kept.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="purpose">Names the stream of random numbers: another purpose, or another replica's number in it, is
    /// an independent shuffle.</param>
    public Hypergraph Shuffle(Hypergraph graph, long seed, string purpose = "degree-preserving shuffle")
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (starts, nodes, weights, years) = (new List<int> { 0 }, new List<int>(graph.IncidenceCount),
            new List<int>(), new List<int>());
        foreach (var year in graph.Years)
        {
            var documents = YearIncidence.Of(year);
            Shuffle(documents, RandomOf(seed, purpose, year.Year));
            documents.SortNodes();
            foreach (var (document, weight) in documents.DistinctSets())
            {
                nodes.AddRange(documents.Document(document));
                starts.Add(nodes.Count);
                weights.Add(weight);
                years.Add(year.Year);
            }
        }

        return new Hypergraph([.. graph.Nodes], [.. starts], [.. nodes], [.. weights], [.. years]);
    }

    /// <summary>The stream of one year: its own, whatever other years there are.</summary>
    internal static SeededRandom RandomOf(long seed, string purpose, int year) =>
        new(seed, string.Create(CultureInfo.InvariantCulture, $"{purpose}/{year}"));

    /// <summary>
    /// Runs the chain in place; nodes within a document are in no order afterwards. O(steps) expected time, see
    /// <see cref="YearIncidence.Has"/>.
    /// </summary>
    /// <returns>How many steps changed something.</returns>
    internal long Shuffle(YearIncidence documents, SeededRandom random)
    {
        var incidences = documents.IncidenceCount;
        if (incidences == 0)
            return 0;
        var steps = (long)Math.Ceiling(StepsPerIncidence * incidences);
        long taken = 0;
        for (long step = 0; step < steps; step++)
        {
            if (documents.TrySwap(random.Next(incidences), random.Next(incidences)))
                taken++;
        }

        return taken;
    }
}
