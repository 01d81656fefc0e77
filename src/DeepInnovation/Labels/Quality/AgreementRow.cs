namespace DeepInnovation.Labels.Quality;

/// <summary>
/// How far raters agree on a group of documents: the row of <c>agreement.csv</c>. Two raters have kappa and AC1, all have alpha.
/// </summary>
/// <param name="Stratum">The group; <c>all</c> for all documents.</param>
/// <param name="Raters">Two names, or <c>all</c>.</param>
/// <param name="Documents">Documents with two judgements or more.</param>
/// <param name="Agreement">The share of equal judgements among pairs.</param>
/// <param name="Kappa">Cohen's kappa of two raters with the ends of its 95 % interval.</param>
/// <param name="KappaLow">Its lower end.</param>
/// <param name="KappaHigh">Its upper end.</param>
/// <param name="Ac1">Gwet's AC1 of two raters (Gwet, 2008): chance agreement is 2π(1 - π) with π the mean share of label 1. It
/// does not fall where nearly all labels are equal, as kappa does.</param>
/// <param name="Alpha">Krippendorff's alpha.</param>
/// <param name="AlphaLow">Its lower end.</param>
/// <param name="AlphaHigh">Its upper end.</param>
/// <param name="PositiveAgreement">Agreement on label 1: 2a / (2a + b + c) of two raters.</param>
/// <param name="NegativeAgreement">Agreement on label 0: 2d / (2d + b + c) of two raters.</param>
/// <param name="Few">True for fewer than <see cref="FewDocuments"/> documents: read the interval, not the value.</param>
public sealed record AgreementRow(
    string Stratum, string Raters, int Documents, double? Agreement, double? Kappa, double? KappaLow,
    double? KappaHigh, double? Ac1,
    double? Alpha, double? AlphaLow, double? AlphaHigh, double? PositiveAgreement, double? NegativeAgreement, bool Few)
{
    /// <summary>Below it a value says little.</summary>
    public const int FewDocuments = 30;
}
