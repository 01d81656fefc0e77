namespace DeepInnovation.Labels.Live;

/// <summary>How a labelling ended.</summary>
/// <param name="Documents">Documents that were to be labelled.</param>
/// <param name="Labelled">Of them, those with a label.</param>
/// <param name="Unusable">Of them, those whose model gave no answer within the schema.</param>
/// <param name="Asked">Answers that came in this run.</param>
/// <param name="Calls">Calls made in this run, failed ones too.</param>
/// <param name="PromptTokens">Tokens of prompts spent in this run.</param>
/// <param name="AnswerTokens">Tokens of answers spent in this run.</param>
/// <param name="Money">What they cost.</param>
/// <param name="BudgetSpent">True when the budget ended before the documents did.</param>
public sealed record LabelingResult(
    int Documents, int Labelled, int Unusable, int Asked, int Calls, long PromptTokens, long AnswerTokens,
    decimal Money, bool BudgetSpent);
