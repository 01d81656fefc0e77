using System.Globalization;
using System.Text.RegularExpressions;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Import.Arxiv;

/// <summary>
/// Tells a notice that the paper itself is withdrawn from a text that merely has the word. arXiv has no field for it: authors and
/// administrators write a sentence into comments, abstract or title, in their own words.
/// <para>Precision goes before recall, since a live paper taken for a withdrawn one is lost: a notice is a sentence whose subject
/// is this paper (<c>this paper has been withdrawn</c>), whose object it is (<c>we withdraw this paper</c>), or which stands
/// alone (<c>Withdrawn by the author</c>). What is said of a section, a claim, another paper, an earlier version or a journal's
/// list is none. O(characters); a text without the words costs one search.</para>
/// </summary>
internal static partial class WithdrawalNotice
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // The paper as its own subject. Any other adjective ("companion paper", "previous version") makes it another paper.
    private const string Paper = "(paper|article|manuscript|submissions?|pre-?print|e-?print|work|note|thesis|dissertation|text|"
        + "document|report|letter|draft|essay|contribution|entry|publication)";
    private const string PaperAlone = "(paper|article|manuscript|submission|pre-?print)";
    private const string ThisPaper = "((this|the|ths|thsi|tihs|our|my) ((present|current|following|whole|entire|above|"
        + $"conference|journal|research) )?{Paper}|(this|(the|our|my) (present|current)) (arxiv )?version)";
    private const string Adverb = "((hereby|now|temporarily|voluntarily|therefore|thus|hence|also|already|currently|officially|"
        + "permanently|formally|unfortunately|been|being) )*";
    private const string Withdrawn = "(wi(th|t|dth)-?dr[a-z]{2,5}\\b|retracted|(removed|taken down|deleted)(?= by (the |its |all "
        + ")?(arxiv|authors?|admin|moderator|submitter|owner|publisher|editor|journal)| at the request| at (his|her|its|their) "
        + "(own )?request| due| because| for (copyright|licen|legal)| from (the )?arxiv))";

    // Behind the word: a notice goes on with who and why, or ends. "withdrawn from the market" and
    // "withdrawn drugs" are something else.
    private const string Onward = @"(?! from(?! (the )?(arxiv|consideration|publication|circulation|public|submission)))(?! in "
        + @"(error|v\d|version))(?! by mistake)(?! (earlier|previously|before|once|originally|in the past)\b)";
    private const string Reason = @"(?=$| by| due| because| for| since| as| pending| until| at the| on (the |request|\d)| owing| "
        + @"in favou?r| in order| to | after| and (superseded|replaced)| - )";
    private const string Author = "((the |all |both )?(co-?)?authors?|we|i|(the )?submitters?)";
    private const string Will = @"((have|has|had|hereby|respectfully|therefore|thus|now|also|would|like|wish|wishes|want|wants|"
        + @"decided?|need|needs|must|am|are|is|to|request|requests|voluntarily|temporarily|unfortunately) )*";

    // A notice in place of an abstract is short.
    private const int LongestNotice = 400;

    private static readonly char[] Ends = [.. " .,;:!?-"];

    /// <summary>True when title, comments or abstract give notice that the paper is withdrawn.</summary>
    /// <param name="title">The title.</param>
    /// <param name="comments">The comments of the last version.</param>
    /// <param name="text">The abstract.</param>
    /// <param name="versions">How many versions there are; 0 when unknown. A notice about an earlier one is none.</param>
    internal static bool IsIn(string? title, string? comments, string? text, int versions) =>
        (Mentions(title) && InTitle(title!)) || (Mentions(comments) && InComments(Plain(comments!), versions))
        || (Mentions(text) && InAbstract(Plain(text!)));

    private static bool Mentions(string? text) => text is not null && Word().IsMatch(text);

    private static bool InTitle(string title)
    {
        var one = Fields.OneLine(title);
        // "Withdrawn: how children leave the playground" is a title; only capitals, brackets and whole sentences are a mark.
        return TitleMark().IsMatch(one) || (Plain(one) is var plain
            && (TitleAlone().IsMatch(plain) || Passive().Match(plain) is { Success: true, Index: 0 }));
    }

    private static bool InComments(string comments, int versions)
    {
        if (Revived().IsMatch(comments))
            return false;
        var last = Math.Max(versions, Version().Matches(comments).Select(NumberOf).DefaultIfEmpty().Max());
        if (Sentences().Split(comments).Any(s => WholeSentence().IsMatch(s)))
            return true;
        var (label, onlyFormal) = (0, true);
        foreach (var clause in Clauses().Split(comments).Select(c => c.Trim(Ends)).Where(c => c.Length > 0))
        {
            var named = VersionLabel().Match(clause);
            if (named.Success)
                label = NumberOf(named);
            var rest = named.Success ? clause[named.Length..].TrimStart(' ', ':', '-', ',') : clause;
            var notice = rest.Length > 0 && (IsSentence(rest) || (onlyFormal && Alone().IsMatch(rest)));
            // "v2: withdrawn" in the list of changes of a paper that has a third version says that the paper came back.
            if (notice && (label == 0 || label >= last))
                return true;
            onlyFormal &= rest.Length == 0 || Formal().IsMatch(rest);
            label = rest.Length == 0 ? label : 0;
        }

        return false;
    }

    /// <summary>
    /// An abstract may be about withdrawn papers: there a notice begins its sentence, and "the paper" is this one only
    /// where nothing stands before it.
    /// </summary>
    private static bool InAbstract(string text)
    {
        var first = true;
        foreach (var sentence in Sentences().Split(text).Select(c => c.Trim(Ends)).Where(c => c.Length > 0))
        {
            if (first && text.Length < LongestNotice && AloneInAbstract().IsMatch(sentence))
                return true;
            if (Passive().Match(sentence) is { Success: true, Index: 0 }
                && (sentence.StartsWith("this ", StringComparison.Ordinal) || (first && Definite().IsMatch(sentence))))
                return true;
            if (Active().Match(sentence) is { Success: true, Index: 0 } active
                && (first || active.Value.Contains(" this ", StringComparison.Ordinal)))
                return true;
            first = first && Heading().IsMatch(sentence);
        }

        return false;
    }

    private static bool IsSentence(string clause) =>
        Passive().IsMatch(clause) || Active().IsMatch(clause) || Verbless().IsMatch(clause)
        || (Request().IsMatch(clause) && !Refused().IsMatch(clause));

    private static int NumberOf(Match version) => int.TryParse(version.Groups["number"].Value, NumberStyles.None,
        CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Lower case on one line, without the signs that only set a notice off.</summary>
    private static string Plain(string text) => Short().Replace(Fields.OneLine(Ornament().Replace(text, " ")).ToLowerInvariant(),
        m => m.Value[^1] switch { 'm' => " am", 'r' => " are", _ => " have" });

    [GeneratedRegex("['’](ve|re|m)(?= )", Options)]
    private static partial Regex Short();

    [GeneratedRegex("withdr|with-dr|witdr|widthdr|retract|removed|taken down|deleted", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"[*_~#""“”]+|\\[a-zA-Z]+|[{}]", Options)]
    private static partial Regex Ornament();

    [GeneratedRegex(@"^(WITHDRAWN|RETRACTED)( (ARTICLE|PAPER))?\s*[:.\-–—]|^[\[(]\s*([Ww]ithdrawn|WITHDRAWN|"
        + @"[Rr]etracted|RETRACTED)( (paper|article|by [a-z ]+))?\s*[\])]|^(Retracted|Withdrawn) ([Aa]rticle|[Pp]aper)\s*:|"
        + @"[\[(]\s*([Ww]ithdrawn|WITHDRAWN|[Rr]etracted|RETRACTED)( by [a-z ]+)?\s*[\])]\.?$", Options)]
    private static partial Regex TitleMark();

    [GeneratedRegex($@"^({Paper} )?(withdrawn|retracted)( by ({Author}|arxiv( administrators)?))?\.?$", Options)]
    private static partial Regex TitleAlone();

    // Not behind a preposition ("an earlier version of this paper was") or a condition ("whether this paper is").
    [GeneratedRegex(@"(?<!\b(of|for|in|with|to|from|on|by|than|into|like|whether|if|when|why|because|although|though|how|unless|"
        + $@"until|once) )(?<!(?<!note |inform |announce |regret )that )(?<=^|\s|\(|\[){ThisPaper} ((has|have|as) {Adverb}(been|"
        + $@"be)|is|was|should be|must be|needs? to be|has to be|ought to be) {Adverb}{Withdrawn}{Onward}", Options)]
    private static partial Regex Passive();

    [GeneratedRegex($@"(?<=^|, ?|\b(and|so|hence|therefore|thus) ){Author} {Will}(with-?draw[a-z]{{0,3}}|withdrew|retract(ed|ing|"
        + $@"s)?) (this|the|our|my) ((present|current|following) )?{Paper}\b{Onward}", Options)]
    private static partial Regex Active();

    [GeneratedRegex($@"^((this|the|our|my) )?({Paper}|version) {Adverb}(withdrawn|retracted|removed(?= by "
        + $@"arxiv))({Reason}|(?=,))|^{PaperAlone} (has been|is|was) {Adverb}{Withdrawn}{Onward}|^(this|the) {Paper} "
        + $@"(contains?|has|had) [^,;.]{{1,60}} (and|so) ((has been|is|was) ){Adverb}{Withdrawn}{Onward}", Options)]
    private static partial Regex Verbless();

    [GeneratedRegex(@"\b(request|ask|seek|want|propose|apply)(s|ed|ing)? (for )?(the |a |its )?(withdrawal|retraction) of "
        + $@"(this|my|our|the) {Paper}\b|\brequest(s|ed|ing)?( that)? (this|my|our|the) {Paper} (to )?be withdrawn|^(please|"
        + $@"kindly) (withdraw|retract) (this|my|our|the) {Paper}\b|\brequest(s|ed)?( is)? to withdraw (this|my|our) {Paper}\b|"
        + $@"^(withdrawal|retraction) of (this|my|our) {Paper}\b(?! (is|was) (not|refused|declined|rejected))", Options)]
    private static partial Regex Request();

    [GeneratedRegex(@"\brequest\b.*\b(was|is|has been) (itself )?(withdrawn|declined|rejected|refused|cancell?ed|denied)|\bnot "
        + @"(to )?withdraw", Options)]
    private static partial Regex Refused();

    // At the very beginning, or behind pages, figures and the like.
    [GeneratedRegex(
        $@"^((has been|is) )?{Adverb}(withdrawn|retracted){Reason}|^(withdrawal|retraction)( notice)?(?=$| due| because| by (the "
        + @")?(author|arxiv))|^(removed|deleted|taken down) (by (the )?(arxiv|author|submitter)|at the request of)", Options)]
    private static partial Regex Alone();

    // A sentence of its own behind others: only the word, or the word and who did it.
    [GeneratedRegex(@"^ *(withdrawn|retracted)( by (the |all )?(authors?|arxiv( administrators)?|submitter))? *\.?$", Options)]
    private static partial Regex WholeSentence();

    // "Withdrawn for decades, the board ..." and "Withdrawn due to toxicity, the drug ..." begin abstracts that are no notices.
    [GeneratedRegex($@"^({Adverb}|((this|the) )?{PaperAlone} (is |was |has been )?{Adverb})(withdrawn|retracted)($| by (the |its "
        + @"|all |both )?(first |second |corresponding )?(authors?|arxiv|submitter|administrators|publisher|editors?)\b| (due|"
        + @"because|pending|since|for (substantial |major |a |an |further )*(revision|correction|review|error|mistake))(?!.*, "
        + @"(the|it|we|this|a|an|he|she|they|our|its|these|those)\b))", Options)]
    private static partial Regex AloneInAbstract();

    [GeneratedRegex(@"^((ca\.? |about )?\d+\s*\+?\s*(pages?|pp|pgs|p|figures?|figs?|tables?|sections?|references)\b.*|(latex|"
        + @"revtex|pdf|amstex|ams-?tex|plain tex|ps|postscript|word)\b.*|in (english|french|german|russian|spanish|portuguese)|"
        + @"(no|one|two|three|four|five|six|seven|eight|nine|ten) (figures?|tables?|pages?)|comments? (are )?welcome|arxiv admin "
        + @"note|admin note|note|update|draft|preprint|(final|revised|updated) version)$", Options)]
    private static partial Regex Formal();

    [GeneratedRegex($"^(the ((present|current|following) )?{PaperAlone}|(our|my) {Paper})\\b", Options)]
    private static partial Regex Definite();

    [GeneratedRegex("^((arxiv )?admin note|note)$", Options)]
    private static partial Regex Heading();

    // The paper came back, or this is another one that takes the place of a withdrawn one.
    [GeneratedRegex(@"\b(restor(ed|es)|reinstat(ed|es)|un-?withdrawn|withdrawn (in error|by mistake)|mistakenly "
        + @"withdrawn)\b|\b(this|present|current|new|v\d+|version \d+)( (version|one|paper|submission))? (now )?(repairs|mends|"
        + @"corrects|fixes|closes|resolves|replaces|supersedes)\b|\b(complete(ly)? )?(rewrite|rewritten)\b", Options)]
    private static partial Regex Revived();

    [GeneratedRegex(@"\b(v\.? ?|version )(?<number>\d{1,3})\b", Options)]
    private static partial Regex Version();

    [GeneratedRegex(@"^(the |in |arxiv )*(v\.? ?|version )(?<number>\d{1,3})(?= withdrawn| has been withdrawn| is withdrawn|$| "
        + @"?:)( (is|has been)(?= withdrawn))?", Options)]
    private static partial Regex VersionLabel();

    [GeneratedRegex(@"(?<=[.;!?])\s+|[;!?]|\.$|:\s|,\s(?=(withdrawn|retracted|(this |the )?paper (is |has been )?withdrawn|\d+ "
        + @"(pages|figures|tables|pp)|one |two |no |figures|latex)\b)|\s-+\s|[()\[\]]", Options)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"(?<=[.!?])\s+|[\[\]]|\s-+\s|(?<=\bnote):", Options)]
    private static partial Regex Sentences();
}
