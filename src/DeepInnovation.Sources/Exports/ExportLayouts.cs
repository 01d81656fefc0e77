using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Reading;
using DeepInnovation.Sources.Values;
using F = DeepInnovation.Sources.Columns.DocumentField;

namespace DeepInnovation.Sources.Exports;

/// <summary>
/// The exports that are recognised, and the one list of what their columns are called. <c>docs/import-exports.md</c> says where
/// each is from. Where a database has both the patent's own words and its editors' (Derwent's DWPI), the patent's own are taken.
/// The year of a patent is its publication's: that is the one date that all of them have.
/// </summary>
internal static class ExportLayouts
{
    private static readonly Dictionary<string, string> WebOfScienceKnown = new()
    {
        ["id"] = "Keywords Plus, made by the database; no id",
        ["z9"] = "times cited in all databases",
        ["pd"] = "month and day",
        ["rp"] = "address for reprints",
        ["c3"] = "affiliations without countries",
        ["d2"] = "DOI of the book",
    };

    internal static IReadOnlyList<ExportLayout> All { get; } =
    [
        new()
        {
            Name = "Scopus",
            Kind = DocumentKind.Paper,
            Signature = [["eid"], ["title", "titles"], ["authors", "authornames", "sourcetitle", "source"]],
            Columns = new()
            {
                [F.Id] = [["eid"]],
                [F.Title] = [["title"], ["titles"]],
                [F.Abstract] = [["abstract"]],
                [F.Year] = [["year"], ["publicationyear"]],
                [F.Language] = [["languageoforiginaldocument"]],
                [F.Keywords] = [["authorkeywords"], ["indexkeywords", "indexedkeywords"]],
                [F.Cited] = [["citedby"]],
                [F.Doi] = [["doi"]],
                [F.Type] = [["documenttype"]],
                [F.Venue] = [["sourcetitle"]],
                [F.Countries] = [["affiliations"], ["authoraddresses"]],
            },
            Known = new() { ["pubmedid"] = "PubMed id", ["link"] = "address in Scopus" },
            CountriesIn = Affiliations.AtEnds,
            Align = ScopusRows.Align,
            Check = ScopusRows.Check,
        },
        new()
        {
            Name = "Web of Science",
            Kind = DocumentKind.Paper,
            Signature = [["pt"], ["ti"], ["ut", "au", "so", "py"]],
            Columns = new()
            {
                [F.Id] = [["ut"]],
                [F.Title] = [["ti"]],
                [F.Abstract] = [["ab"]],
                [F.Year] = [["py"]],
                [F.Date] = [["ea"]],
                [F.Language] = [["la"]],
                [F.Field] = [["wc"], ["sc"]],
                [F.Keywords] = [["de"]],
                [F.Cited] = [["tc"], ["z9"]],
                [F.Doi] = [["di"]],
                [F.Type] = [["dt"]],
                [F.Venue] = [["so"]],
                [F.Countries] = [["c1"]],
            },
            Known = WebOfScienceKnown,
            TabsAreBare = true,
            CountriesIn = Affiliations.AtEnds,
        },
        new()
        {
            Name = "Web of Science (a sheet saved as CSV)",
            Kind = DocumentKind.Paper,
            Signature = [["articletitle"], ["ut(uniquewosid)", "uniquewosid"]],
            Columns = new()
            {
                [F.Id] = [["ut(uniquewosid)", "uniquewosid"]],
                [F.Title] = [["articletitle"]],
                [F.Abstract] = [["abstract"]],
                [F.Year] = [["publicationyear"]],
                [F.Date] = [["earlyaccessdate"]],
                [F.Language] = [["language"]],
                [F.Field] = [["woscategories"], ["researchareas"]],
                [F.Keywords] = [["authorkeywords"]],
                [F.Cited] = [["timescited,woscore"], ["timescited,alldatabases"]],
                [F.Doi] = [["doi"]],
                [F.Type] = [["documenttype"]],
                [F.Venue] = [["sourcetitle"]],
                [F.Countries] = [["addresses"]],
            },
            Known = new()
            {
                ["keywordsplus"] = "keywords made by the database",
                ["bookdoi"] = "DOI of the book",
                ["publicationdate"] = "month and day",
            },
            CountriesIn = Affiliations.AtEnds,
        },
        new()
        {
            Name = "Dimensions",
            Kind = DocumentKind.Paper,
            Signature = [["publicationid"], ["title"], ["dimensionsurl", "pubyear"]],
            Columns = new()
            {
                [F.Id] = [["publicationid"]],
                [F.Title] = [["title"]],
                [F.Abstract] = [["abstract"]],
                [F.Year] = [["pubyear"]],
                [F.Date] = [["publicationdate", "publicationdate(online)", "publicationdate(print)"]],
                [F.Field] = [["fieldsofresearch(anzsrc2020)"], ["for(anzsrc)categories"]],
                [F.Cited] = [["timescited"]],
                [F.Doi] = [["doi"]],
                [F.Type] = [["publicationtype"], ["documenttype"]],
                [F.Venue] = [["sourcetitle", "anthologytitle"], ["sourcetitle/anthologytitle"]],
                [F.Countries] = [["countryofresearchorganization"], ["authorsaffiliationscountryofresearchorganization"]],
            },
            Known = new()
            {
                ["rank"] = "relevance for the search; no id",
                ["meshterms"] = "classes, no keywords",
                ["pmid"] = "PubMed id",
                ["pmcid"] = "PubMed Central id",
                ["recentcitations"] = "citations of the last two years",
            },
            CountriesIn = Affiliations.AtEnds,
        },
        new()
        {
            Name = "Lens.org patents",
            Kind = DocumentKind.Patent,
            Signature = [["lensid"], ["displaykey"], ["jurisdiction"], ["title"]],
            Columns = new()
            {
                [F.Id] = [["lensid"]],
                [F.Title] = [["title"]],
                [F.Abstract] = [["abstract"]],
                [F.Year] = [["publicationyear"]],
                [F.Date] = [["publicationdate"]],
                [F.Country] = [["jurisdiction"]],
                [F.Ipc] = [["ipcrclassifications", "cpcclassifications"]],
                [F.Cited] = [["citedbypatentcount"], ["citedcount"]],
                [F.Family] = [["simplefamilymembers"]],
                [F.Type] = [["documenttype"], ["type"]],
                [F.Withdrawn] = [["legalstatus"]],
            },
            Known = new()
            {
                ["displaykey"] = "publication number",
                ["applicationdate"] = "date of application",
                ["earliestprioritydate"] = "date of priority",
                ["nplresolvedexternalid(s)"] = "DOIs of cited papers",
                ["kind"] = "kind code",
            },
            Separator = ";;",
        },
        new()
        {
            Name = "Lens.org scholarly works",
            Kind = DocumentKind.Paper,
            Signature = [["lensid"], ["title"], ["sourcetitle", "fieldsofstudy", "author/s"]],
            Columns = new()
            {
                [F.Id] = [["lensid"]],
                [F.Title] = [["title"]],
                [F.Abstract] = [["abstract"]],
                [F.Year] = [["publicationyear"]],
                [F.Date] = [["datepublished"]],
                [F.Field] = [["fieldsofstudy"]],
                [F.Keywords] = [["keywords"]],
                [F.Cited] = [["citingworkscount"], ["scholarlycitationcount"]],
                [F.Doi] = [["doi"]],
                [F.Type] = [["publicationtype"]],
                [F.Venue] = [["sourcetitle"]],
            },
            Known = new()
            {
                ["citingpatentscount"] = "patents that cite it",
                ["sourcecountry"] = "the journal's country",
                ["meshterms"] = "classes, no keywords",
                ["pmid"] = "PubMed id",
                ["pmcid"] = "PubMed Central id",
            },
            NoDocuments = new() { ["component"] = "a component (a figure or table of a work) is no document" },
        },
        new()
        {
            Name = "OpenAlex (export of the web site)",
            Kind = DocumentKind.Paper,
            Signature =
            [
                ["id"], ["displayname"], ["citedbycount", "publicationyear"], ["doi", "type", "primarytopicdisplayname"],
            ],
            Columns = new()
            {
                [F.Id] = [["id"]],
                [F.Title] = [["displayname"]],
                [F.Abstract] = [["abstract"]],
                [F.Year] = [["publicationyear"]],
                [F.Date] = [["publicationdate"]],
                [F.Language] = [["language"]],
                [F.Field] = [["primarytopicdisplayname"]],
                [F.Keywords] = [["keywordsdisplayname"]],
                [F.Cited] = [["citedbycount"]],
                [F.Doi] = [["doi"]],
                [F.Type] = [["type"]],
                [F.Venue] = [["primarylocationsourcedisplayname"]],
                [F.Countries] = [["authorshipscountries"]],
                [F.Withdrawn] = [["isretracted"]],
            },
            KeywordSeparators = "|",
            CountriesIn = Affiliations.Codes,
        },
        new()
        {
            Name = "Derwent Innovation",
            Kind = DocumentKind.Patent,
            Signature =
            [
                ["publicationnumber", "公开号", "公報番号"],
                ["titledwpi", "abstractdwpi", "ipccurrentdwpi", "dwpiaccessionnumber", "dwpifamilymembers", "标题dwpi",
                    "摘要dwpi", "タイトルdwpi", "抄録dwpi"],
            ],
            Columns = new()
            {
                [F.Id] = [["publicationnumber", "公开号", "公報番号"]],
                [F.Title] = [["title", "标题", "タイトル"], ["title(english)"], ["titledwpi", "标题dwpi", "タイトルdwpi"]],
                [F.Abstract] = [["abstract", "摘要", "抄録"], ["abstract(english)"], ["abstractdwpi", "摘要dwpi", "抄録dwpi"]],
                [F.Year] = [["publicationyear", "公開年", "公报年", "公報発行年"]],
                [F.Date] = [["publicationdate", "公开日", "公報発行日"]],
                [F.Country] = [["publicationcountrycode", "publicationnumber", "公开号", "公報番号"]],
                [F.Ipc] = [["ipccurrent", "ipc现版", "ipccurrentdwpi", "ipc现版dwpi", "cpccurrent"]],
                [F.Cited] = [["countofcitingpatents", "施引专利计数"]],
                [F.Family] = [["inpadocfamilyid"]],
                [F.Countries] = [["assignee/applicant"], ["assigneeoriginalw/address"]],
            },
            Known = new()
            {
                ["applicationdate"] = "date of application",
                ["applicationyear"] = "year of application",
                ["titletermsdwpi"] = "terms by the editors",
                ["countofcitingpatentsdpci"] = "citations by DPCI",
                ["dwpiaccessionnumber"] = "the family's number at DWPI",
                ["cpccurrentdwpi"] = "CPC by DWPI",
            },
            Separator = " | ",
            HasTranslations = true,
            CountriesIn = Affiliations.CodesAtEnds,
        },
        new()
        {
            Name = "Espacenet",
            Kind = DocumentKind.Patent,
            Signature = [["publicationnumber"], ["title"], ["familynumber"], ["earliestpriority", "earliestpublication"]],
            Columns = new()
            {
                [F.Id] = [["publicationnumber"]],
                [F.Title] = [["title"]],
                [F.Abstract] = [["abstract"]],
                [F.Date] = [["earliestpublication", "publicationdate"]],
                [F.Country] = [["publicationnumber"]],
                [F.Ipc] = [["ipc", "cpc"]],
                [F.Family] = [["familynumber"]],
                [F.Countries] = [["applicants"]],
            },
            Known = new() { ["earliestpriority"] = "date of priority", ["no"] = "number of the row; no id" },
            Separator = "\n",
            ManyDates = true,
            CountriesIn = Affiliations.CodesInBrackets,
        },
        new()
        {
            Name = "Google Patents (CSV of a search)",
            Kind = DocumentKind.Patent,
            Signature = [["id"], ["title"], ["filing/creationdate", "resultlink", "inventor/author"]],
            Columns = new()
            {
                [F.Id] = [["id"]],
                [F.Title] = [["title"]],
                [F.Abstract] = [["abstract"]],
                [F.Date] = [["publicationdate"]],
                [F.Country] = [["id"]],
            },
            Known = new()
            {
                ["prioritydate"] = "date of priority",
                ["filing/creationdate"] = "date of application",
                ["grantdate"] = "date of grant",
            },
        },
        new()
        {
            Name = "Orbit",
            Kind = DocumentKind.Patent,
            Signature = [["questeluniquefamilyid(fan)"], ["englishtitle", "title"]],
            Columns = new()
            {
                [F.Id] = [["questeluniquefamilyid(fan)"]],
                [F.Title] = [["englishtitle", "title"]],
                [F.Abstract] = [["englishabstract", "abstract"]],
                [F.Date] = [["publicationnumberswithkindcode&date"], ["publicationdates", "publicationdate"]],
                [F.Ipc] = [["ipcinternationalclassification", "cpccooperativeclassification"]],
                [F.Countries] = [["currentassignees"]],
                [F.Family] = [["questeluniquefamilyid(fan)"]],
            },
            Known = new()
            {
                ["earliestprioritydate"] = "date of priority",
                ["citingpatentsstandardizedpublicationnumber"] = "the patents that cite it, no count",
            },
            Separator = "\n",
            TextsOfMembers = true,
            ManyDates = true,
            CountriesIn = Affiliations.CodesInBrackets,
        },
        new()
        {
            Name = "incoPat",
            Kind = DocumentKind.Patent,
            Signature = [["公开(公告)号"], ["标题", "标题(中文)", "标题(英文)"]],
            Columns = new()
            {
                [F.Id] = [["公开(公告)号"]],
                [F.Title] = [["标题(英文)", "标题(中文)", "标题"]],
                [F.Abstract] = [["摘要(英文)", "摘要(中文)", "摘要"]],
                [F.Date] = [["公开(公告)日"]],
                [F.Country] = [["公开(公告)号"]],
                [F.Ipc] = [["ipc", "ipc主分类小组", "cpc"]],
                [F.Keywords] = [["技术功效短语"]],
                [F.Cited] = [["被引证次数"]],
                [F.Family] = [["简单同族编号"]],
            },
            Known = new() { ["申请日"] = "date of application", ["公开国别"] = "country by name", ["申请号"] = "application number" },
            KeywordSeparators = ";；\n",
        },
    ];

    /// <summary>The layout that a header belongs to; null for a plain table.</summary>
    internal static ExportLayout? Of(ICollection<string> names) => All.FirstOrDefault(l => l.Fits(names));
}
