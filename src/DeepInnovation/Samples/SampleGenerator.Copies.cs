using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples;

/// <content>Documents that repeat another one: what a split into train and test must not tear apart.</content>
internal sealed partial class SampleGenerator
{
    private SampleDocument DuplicatePaper(SeededRandom random, int number, SampleDocument original)
    {
        var year = Math.Min(Calendar.LastYear, original.Year + random.Next(2));
        var copy = Copy(random, original);
        var title = copy.Document.Title;
        return copy with
        {
            Year = year,
            Document = copy.Document with
            {
                Id = FormattableString.Invariant($"paper-{number + 1:D6}"),
                Title = random.Next(4) switch
                {
                    0 => title,
                    1 => title.ToLowerInvariant(),
                    2 => title + " (extended version)",
                    _ => title.Replace(":", " -", StringComparison.Ordinal) + ".",
                },
                Year = year,
                Cited = CitationsOf(random, year, copy.Topic.IsAi, copy.PlantedSurprise),
            },
        };
    }

    private SampleDocument FamilyMember(SeededRandom random, int number, SampleDocument original)
    {
        var year = Math.Min(Calendar.LastYear, original.Year + random.Next(2));
        var copy = Copy(random, original);
        return copy with
        {
            Year = year,
            Document = copy.Document with
            {
                Id = FormattableString.Invariant($"patent-{number + 1:D6}"),
                Year = year,
                Country = Calendar.DrawCountry(random, copy.Document.Kind, year).Code,
                Cited = CitationsOf(random, year, copy.Topic.IsAi, copy.PlantedSurprise),
            },
        };
    }

    private SampleDocument Copy(SeededRandom random, SampleDocument original)
    {
        var text = _model.Revise(random, original.Text, original.Cause, RevisedWords);
        return original with
        {
            Text = text,
            Posterior = _posterior.Of(text),
            Document = original.Document with { Title = _renderer.Title(text), Abstract = _renderer.Abstract(text) },
        };
    }
}
