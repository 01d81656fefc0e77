using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples;

/// <summary>
/// Writes synthetic papers and patents. Every document has its own random stream and looks only at documents with a smaller
/// number, so asking for more documents leaves the earlier ones as they are.
/// </summary>
internal sealed partial class SampleGenerator
{
    /// <summary>The share of papers that are near-duplicates of an earlier one (preprint and printed version).</summary>
    public const double DuplicateShare = 0.015;

    /// <summary>The share of patents that join the family of the patent before, up to three members.</summary>
    public const double FamilyShare = 0.05;

    /// <summary>The share of AI patents that look for a source paper; a few find none.</summary>
    public const double SourceShare = 0.32;

    /// <summary>The share of planted surprises.</summary>
    public const double SurpriseShare = 0.05;

    private const double NoAbstract = 0.01, NoKeywords = 0.02, OneKeyword = 0.02, NoYear = 0.005;
    private const double TakenWords = 0.75, TakenKeywords = 0.85, RevisedWords = 0.15;
    private static readonly double[] KeywordSizes = [0, 0, 0, 0.20, 0.25, 0.25, 0.20, 0.10];
    private static readonly double[] IpcSizes = [0, 0.08, 0.20, 0.30, 0.25, 0.17];

    private readonly long _seed;
    private readonly Vocabulary _vocabulary;
    private readonly TextModel _model;
    private readonly Calendar _calendar;
    private readonly Posterior _posterior;
    private readonly TextRenderer _renderer;
    private readonly HyperedgeModel _keywords, _ipc;

    public SampleGenerator(long seed, Vocabulary? vocabulary = null)
    {
        _seed = seed;
        _vocabulary = vocabulary ?? Vocabulary.Shipped;
        _model = new TextModel(_vocabulary, SentencePatterns.Shipped);
        _calendar = new Calendar(_vocabulary);
        _posterior = new Posterior(_vocabulary, _model, _calendar);
        _renderer = new TextRenderer(_vocabulary, _model);
        _keywords = HyperedgeModel.OfKeywords(_vocabulary, _model.Patterns);
        _ipc = HyperedgeModel.OfIpc(_vocabulary);
    }

    /// <summary>The first <paramref name="count"/> papers. O(count * topics * words).</summary>
    public List<SampleDocument> Papers(int count)
    {
        var papers = new List<SampleDocument>(count);
        for (var i = 0; i < count; i++)
        {
            var random = new SeededRandom(_seed, $"samples/paper/{i}");
            papers.Add(random.NextDouble() < DuplicateShare && i > 0
                ? DuplicatePaper(random, i, papers[random.Next(i)])
                : NewDocument(random, DocumentKind.Paper, i, []));
        }

        return papers;
    }

    /// <summary>
    /// The first <paramref name="count"/> patents; patent i takes its source from the first i papers.
    /// O(count * (topics * words + papers)).
    /// </summary>
    public List<SampleDocument> Patents(int count, IReadOnlyList<SampleDocument> papers)
    {
        var patents = new List<SampleDocument>(count);
        for (var i = 0; i < count; i++)
        {
            var random = new SeededRandom(_seed, $"samples/patent/{i}");
            var familyFull = i >= 3 && patents[i - 1].Document.Family == patents[i - 3].Document.Family;
            patents.Add(random.NextDouble() < FamilyShare && i > 0 && !familyFull
                ? FamilyMember(random, i, patents[i - 1])
                : NewDocument(random, DocumentKind.Patent, i, papers));
        }

        return patents;
    }

    private SampleDocument NewDocument(SeededRandom random, DocumentKind kind, int number, IReadOnlyList<SampleDocument> papers)
    {
        var year = Calendar.DrawYear(random);
        var country = Calendar.DrawCountry(random, kind, year);
        var isAi = random.NextDouble() < Calendar.AiShare(kind, year, country);
        var topic = _vocabulary.Topics[_calendar.DrawTopic(random, isAi, year)];
        var language = random.NextDouble() < country.NativeShare ? country.Language : "en";
        var vague = random.NextDouble() < Mixture.VagueShare;
        var cause = topic.Index + (vague ? _vocabulary.Topics.Count : 0);
        var text = _model.Draw(random, kind, cause, language, withAbstract: random.NextDouble() >= NoAbstract);
        var surprise = random.NextDouble() < SurpriseShare;
        var source = kind == DocumentKind.Patent && isAi && !surprise && random.NextDouble() < SourceShare
            ? SourceOf(random, number, cause, year, papers)
            : null;
        if (source is not null)
            text = _model.TakeOver(random, source.Text, text, TakenWords);
        var document = new Document
        {
            Id = FormattableString.Invariant($"{(kind == DocumentKind.Paper ? "paper" : "patent")}-{number + 1:D6}"),
            Kind = kind,
            Title = _renderer.Title(text),
            Abstract = _renderer.Abstract(text),
            Year = random.NextDouble() < NoYear ? null : year,
            Country = country.Code,
            Language = language,
            Field = kind == DocumentKind.Paper ? FieldOf(random, topic) : null,
            Ipc = kind == DocumentKind.Patent ? _ipc.Draw(random, topic, year, SlotLexicon.Pick(random, IpcSizes), surprise) : [],
            Keywords = KeywordsOf(random, topic, year, surprise, text, source),
            Cited = CitationsOf(random, year, isAi, surprise),
            Family = kind == DocumentKind.Patent ? FormattableString.Invariant($"family-{number + 1:D6}") : null,
        };
        return new SampleDocument
        {
            Document = document,
            Text = text,
            Topic = topic,
            Cause = cause,
            Year = year,
            Posterior = _posterior.Of(text),
            SourcePaper = source?.Document.Id,
            PlantedSurprise = surprise && document.Keywords.Count > 2,
        };
    }

    private static SampleDocument? SourceOf(SeededRandom random, int number, int cause, int year,
        IReadOnlyList<SampleDocument> papers)
    {
        var sources = papers.Take(number)
            .Where(p => p.Cause == cause && p.Year < year && p.Text.Sentences.Count > 1 && !p.PlantedSurprise)
            .ToList();
        return sources.Count == 0 ? null : sources[random.Next(sources.Count)];
    }

    private string FieldOf(SeededRandom random, Topic topic) =>
        random.NextDouble() < (topic.IsAi ? 0.55 : 0.10) ? "Computer Science" : _vocabulary.Domains[topic.Domain].Field;

    private List<string> KeywordsOf(SeededRandom random, Topic topic, int year, bool surprise,
        GeneratedText text, SampleDocument? source)
    {
        var size = random.NextDouble() switch
        {
            < NoKeywords => 0,
            < NoKeywords + OneKeyword => 1,
            _ => SlotLexicon.Pick(random, KeywordSizes),
        };
        if (source is null)
            return WithNative(random, text, _keywords.Draw(random, topic, year, size, surprise));
        var taken = source.Document.Keywords.Where(_ => random.NextDouble() < TakenKeywords).Take(size).ToList();
        _keywords.Fill(random, topic, year, size, taken);
        return WithNative(random, text, taken);
    }

    private List<string> WithNative(SeededRandom random, GeneratedText text, List<string> keywords)
    {
        if (text.Native is { } native && keywords.Count > 1 && random.NextDouble() < 0.5)
            keywords[^1] = _vocabulary.Domains[native.Domain].Native[native.Language];
        return keywords;
    }

    private static int CitationsOf(SeededRandom random, int year, bool isAi, bool surprise)
    {
        var location = 0.4 + 0.05 * (Calendar.LastYear - year) + (isAi ? 0.3 : 0) + (surprise ? 0.5 : 0);
        return (int)Math.Floor(Math.Exp(Math.Min(location + 1.1 * random.NextGaussian(), 9)) * 0.8);
    }
}
