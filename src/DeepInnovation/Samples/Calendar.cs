using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples;

/// <summary>Where and when documents appear, and how that decides class, topic and language.</summary>
internal sealed class Calendar
{
    /// <summary>The first year.</summary>
    public const int FirstYear = 1990;

    /// <summary>The last year.</summary>
    public const int LastYear = 2020;

    /// <summary>Years by which AI comes later in patents than in papers.</summary>
    public const double PatentLag = 3;

    private const double Growth = 0.07;

    private static readonly Country[] Countries =
    [
        new("CN", "zh", 0.25, 0.22, 0.38, 0.10, 0, 1.15), new("US", "en", 0, 0.24, 0.22, 0, -2, 1.10),
        new("JP", "ja", 0.25, 0.09, 0.14, -0.03, 1, 0.95), new("KR", "ko", 0.25, 0.06, 0.10, 0.04, 1, 1.00),
        new("DE", "de", 0.20, 0.09, 0.05, 0, 2, 0.80), new("FR", "fr", 0.20, 0.06, 0.03, 0, 2, 0.85),
        new("GB", "en", 0, 0.08, 0.02, 0, 0, 1.00), new("ES", "es", 0.30, 0.05, 0.01, 0.02, 3, 0.80),
        new("BR", "pt", 0.30, 0.04, 0.02, 0.03, 4, 0.75), new("RU", "ru", 0.40, 0.03, 0.02, -0.02, 4, 0.70),
        new("GR", "el", 0.40, 0.02, 0.005, 0, 3, 0.90), new("EG", "ar", 0.40, 0.02, 0.005, 0.03, 5, 0.70),
    ];

    private readonly Vocabulary _vocabulary;

    public Calendar(Vocabulary vocabulary) => _vocabulary = vocabulary;

    /// <summary>A country's share of documents, its language and its place in the spread of AI.</summary>
    /// <param name="Code">ISO 3166-1 alpha-2.</param>
    /// <param name="Language">Its language, ISO 639-1.</param>
    /// <param name="NativeShare">The share of its documents in that language.</param>
    /// <param name="Papers">Its weight among papers in 2005.</param>
    /// <param name="Patents">Its weight among patents in 2005.</param>
    /// <param name="Growth">The yearly growth of its weight, as a logarithm.</param>
    /// <param name="Lag">Years by which AI comes later than on average.</param>
    /// <param name="Level">A factor on its AI share.</param>
    internal sealed record Country(
        string Code, string Language, double NativeShare, double Papers, double Patents, double Growth, double Lag, double Level);

    /// <summary>Draws a year. The number of documents grows by 7 per cent a year.</summary>
    public static int DrawYear(SeededRandom random) => FirstYear + SlotLexicon.Pick(random, [.. Years.Select(YearWeight)]);

    /// <summary>Draws a country given kind and year.</summary>
    public static Country DrawCountry(SeededRandom random, DocumentKind kind, int year) =>
        Countries[SlotLexicon.Pick(random, [.. Countries.Select(c => CountryWeight(c, kind, year))])];

    /// <summary>P(about AI | kind, year, country): a logistic rise around 2010, later by the lags.</summary>
    public static double AiShare(DocumentKind kind, int year, Country country)
    {
        var middle = 2008 + country.Lag + (kind == DocumentKind.Patent ? PatentLag : 0);
        return country.Level * (0.14 + 0.48 / (1 + Math.Exp(-(year - middle) / 4.0)));
    }

    /// <summary>Draws a topic given class and year: each topic has its time.</summary>
    public int DrawTopic(SeededRandom random, bool isAi, int year) =>
        SlotLexicon.Pick(random, [.. _vocabulary.Topics.Select(t => t.IsAi == isAi ? TopicWeight(t, year) : 0)]);

    /// <summary>
    /// The prior of a text's hidden causes: P(topic, language | kind), summed over years and countries. The language is
    /// independent of the topic given the country.
    /// </summary>
    public double[] Prior(DocumentKind kind, string language)
    {
        var prior = new double[_vocabulary.Topics.Count];
        var years = Years.Sum(YearWeight);
        foreach (var year in Years)
        {
            var countries = Countries.Sum(c => CountryWeight(c, kind, year));
            var ai = _vocabulary.Topics.Where(t => t.IsAi).Sum(t => TopicWeight(t, year));
            var other = _vocabulary.Topics.Where(t => !t.IsAi).Sum(t => TopicWeight(t, year));
            foreach (var country in Countries)
            {
                var joint =
                    YearWeight(year) / years * CountryWeight(country, kind, year) / countries * LanguageShare(country, language);
                var share = AiShare(kind, year, country);
                foreach (var topic in _vocabulary.Topics)
                    prior[topic.Index] += joint * TopicWeight(topic, year) * (topic.IsAi ? share / ai : (1 - share) / other);
            }
        }

        return prior;
    }

    /// <summary>A weight that rises and falls over some decades, at a time of the item's own.</summary>
    /// <param name="item">The item's number.</param>
    /// <param name="year">The year.</param>
    /// <param name="strength">0 for none; the weight lies between exp(-strength) and exp(strength).</param>
    public static double Fashion(int item, int year, double strength) =>
        Math.Exp(strength * Math.Cos(2 * Math.PI * ((year - FirstYear) / 45.0 - item * 0.6180339887498949)));

    private static IEnumerable<int> Years => Enumerable.Range(FirstYear, LastYear - FirstYear + 1);

    private static double YearWeight(int year) => Math.Exp(Growth * (year - FirstYear));

    private static double CountryWeight(Country country, DocumentKind kind, int year) =>
        (kind == DocumentKind.Paper ? country.Papers : country.Patents) * Math.Exp(country.Growth * (year - 2005));

    private static double LanguageShare(Country country, string language) =>
        (language == country.Language ? country.NativeShare : 0) + (language == "en" ? 1 - country.NativeShare : 0);

    private static double TopicWeight(Topic topic, int year) => Fashion(topic.Index, year, 0.6);
}
