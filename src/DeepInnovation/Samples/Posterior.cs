using DeepInnovation.Core.Documents;

namespace DeepInnovation.Samples;

/// <summary>
/// The exact P(about AI | title and abstract) under the generator, by Bayes' rule over all hidden causes. It conditions on the
/// text alone: the patterns, the words in their slots and the language. Year, country, IPC, keywords, citations and likeness to
/// other documents are left out, for a classifier of texts does not see them.
/// </summary>
internal sealed class Posterior
{
    private readonly IReadOnlyList<HiddenCause> _causes;
    private readonly TextModel _model;
    private readonly Dictionary<(DocumentKind, string), double[]> _priors = [];

    public Posterior(Vocabulary vocabulary, TextModel model, Calendar calendar)
    {
        (_causes, _model) = (HiddenCause.All(vocabulary), model);
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            foreach (var language in model.Languages)
                _priors[(kind, language)] = calendar.Prior(kind, language);
        }
    }

    /// <summary>P(about AI | text). O(causes * slots).</summary>
    public double Of(GeneratedText text)
    {
        var prior = _priors[(text.Kind, text.Native?.Language ?? "en")];
        var logs = new double[_causes.Count];
        for (var cause = 0; cause < logs.Length; cause++)
            logs[cause] = Math.Log(prior[_causes[cause].Topic.Index] * _causes[cause].Share) + _model.LogLikelihood(text, cause);
        var highest = logs.Max();
        double ai = 0, all = 0;
        for (var cause = 0; cause < logs.Length; cause++)
        {
            var weight = Math.Exp(logs[cause] - highest);
            all += weight;
            ai += _causes[cause].Topic.IsAi ? weight : 0;
        }

        return ai / all;
    }
}
