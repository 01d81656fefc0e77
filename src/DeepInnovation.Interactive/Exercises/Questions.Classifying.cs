namespace DeepInnovation.Interactive.Exercises;

internal static partial class Questions
{
    private const string Training = "'05-classifier/training.parquet'", Curve = "'05-language-model/curve.parquet'";

    private static IEnumerable<Question> Classifying =>
    [
        new("03.1", $"SELECT round(exp(-avg(loss)), 3) FROM {Curve} WHERE step > (SELECT max(step) - 100 FROM {Curve})", 3,
            new($"SELECT avg(loss) FROM {Curve} WHERE step > (SELECT max(step) - 100 FROM {Curve})",
                "That is the loss itself. It is a mean of -ln p: what is p?"),
            new($"SELECT exp(-avg(loss)) FROM {Curve} WHERE step <= 100", "That is the beginning of the training, not its end."),
            new($"SELECT exp(-avg(loss)) FROM {Curve}", "That is over the whole training.")),
        new("03.2", Epoch("inner", "validation_macro_f1 DESC"), 0,
            new(Epoch("inner", "validation_loss"), "That epoch has the smallest loss; which has the best macro F1?"),
            new(Epoch("outer", "validation_macro_f1 DESC"), "That is the outer layer's.")),
        new("03.3", $"SELECT count(*) FROM {Scores} WHERE split = 'test' AND score BETWEEN 0.3 AND 0.7", 0,
            new($"SELECT count(*) FROM {Scores} WHERE score BETWEEN 0.3 AND 0.7",
                "That counts all documents, also those of no split."),
            new($"SELECT count(*) FROM {Scores} WHERE split = 'train' AND score BETWEEN 0.3 AND 0.7",
                "Those are documents that the model has learnt from.")),
        new("04.1", Of("is_ai AND label = 1", "is_ai"), 3,
            new(Of("is_ai AND label = 1", "label = 1"),
                "That is the recall: the share of AI that is found. Precision asks what share of the found is AI."),
            new(Of("is_ai = (label = 1)", "true"), "That is the accuracy."),
            new($"SELECT count(*) FILTER (is_ai AND label = 1) / count(*) FILTER (is_ai) FROM {Scores} WHERE label IS NOT NULL",
                "That is over all labelled documents, also those of the training. Precision is measured on test.")),
        new("04.2", $"SELECT count(*) FROM {Scores} WHERE split = 'test' AND is_ai AND label = 0", 0,
            new($"SELECT count(*) FROM {Scores} WHERE split = 'test' AND NOT is_ai AND label = 1",
                "Those are the missed ones (false negatives)."),
            new($"SELECT count(*) FROM {Scores} WHERE split = 'test' AND is_ai <> (label = 1)",
                "Those are both kinds of errors.")),
        new("04.3", $"SELECT avg(label) FROM {Scores} WHERE split = 'test'", 3,
            new("SELECT 0.5", "0.5 is what a random order reaches in AUROC. "
                + "Average precision of a random order is something else: look for the dashed line."),
            new($"SELECT avg(label) FROM {Scores} WHERE split = 'train'", "That is the share in the training split.")),
    ];

    private static string Epoch(string training, string order) =>
        $"SELECT ends_epoch FROM {Training} WHERE training = '{training}' AND ends_epoch > 0 ORDER BY {order}, "
        + "ends_epoch LIMIT 1";

    private static string Of(string part, string whole) =>
        $"SELECT count(*) FILTER ({part}) / count(*) FILTER ({whole}) FROM {Scores} WHERE split = 'test' AND label IS NOT NULL";
}
