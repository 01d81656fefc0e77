using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import.Lens;

/// <summary>
/// What became of a scholarly work by its <c>retraction_updates</c> (https://docs.api.lens.org/response-scholar.html),
/// each with a nature and a day. A retraction withdraws it; corrections and expressions of concern do not; a
/// reinstatement takes a retraction back, unless the retraction is later. Without the days to tell, a work that was ever
/// reinstated counts as one that stands.
/// </summary>
internal static class RetractionUpdates
{
    internal static bool Withdraw(JsonRecord work)
    {
        var (retracted, dated, last) = (false, true, "");
        var reinstated = new List<string?>();
        foreach (var update in work.Objects("retraction_updates"))
        {
            var day = Fields.IsoDate(update.Text("updated") ?? "");
            switch (TypeName.Fold(update.Text("update_nature") ?? ""))
            {
                case "retraction" or "withdrawal" or "removal":
                    (retracted, dated) = (true, dated && day is not null);
                    last = string.CompareOrdinal(day, last) > 0 ? day! : last;
                    break;
                case "reinstatement":
                    reinstated.Add(day);
                    break;
            }
        }

        return retracted && !reinstated.Any(day => !dated || day is null || string.CompareOrdinal(day, last) >= 0);
    }
}
