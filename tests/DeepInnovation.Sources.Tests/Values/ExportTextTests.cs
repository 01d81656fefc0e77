using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Exports;
using DeepInnovation.Sources.Reading;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Tests.Values;

/// <summary>How single values of exports are read.</summary>
public sealed class ExportTextTests
{
    [Theory]
    [InlineData("Heat maps of<bold> </bold>old buildings <i>in situ</i>", "Heat maps of old buildings in situ")]
    [InlineData("W m<SUP>-2</SUP>, p < .05 and a<b>c", "W m-2, p < .05 and ac")]
    [InlineData("x < y, <x, y> and <z>", "x < y, <x, y> and <z>")]
    [InlineData("<p>One.</p><p>Two.</p>", "One. Two.")]
    [InlineData("<jats:title>Aim</jats:title><jats:p>We <jats:italic>learn</jats:italic>.</jats:p>", "Aim We learn.")]
    [InlineData("Line<br/>break", "Line break")]
    [InlineData("a<span class=\"x\">b</span>", "ab")]
    [InlineData("a <pre> b", "a <pre> b")]
    public void Tags_are_taken_out_and_signs_stay(string text, string expected) => Assert.Equal(expected, Markup.Strip(text));

    [Theory]
    [InlineData("We learn. © 2005 Wiley Periodicals, Inc.", "We learn.")]
    [InlineData("We learn. © 2022, Presses d'Essai. All rights reserved.", "We learn.")]
    [InlineData("We learn. (c) 2024 The Authors.", "We learn.")]
    [InlineData("We learn. Copyright (C) 2019 ACM", "We learn.")]
    [InlineData("We learn. © Copyright 2019, Mary Ann", "We learn.")]
    [InlineData("The sign © 2005 stands in a sentence.", null)]
    [InlineData("We study © and (c) in law. Nothing else.", null)]
    [InlineData("Points (a) 2020, (b) 2021, and (c) 2022 were taken.", null)]
    [InlineData("We learn.", null)]
    public void A_copyright_line_is_one_only_behind_a_sentence_and_before_a_year(string text, string? cut)
    {
        var start = CopyrightLine.Start(text);
        Assert.Equal(cut, start < 0 ? null : CopyrightLine.Cut(text, start));
    }

    [Fact]
    public void A_copyright_sign_far_from_the_end_is_no_line() =>
        Assert.Equal(-1, CopyrightLine.Start("One. © 2018 IEEE. " + new string('x', 300)));

    [Theory]
    [InlineData("Abstract", "[No abstract available]", true)]
    [InlineData("Abstract", "No abstract available.", true)]
    [InlineData("Abstract", "[No source information available]", true)]
    [InlineData("Abstract", "NA", true)]
    [InlineData("Abstract", "[No model is available] we say", false)]
    [InlineData("Title", "None", false)]
    [InlineData("Title", "No abstract art", false)]
    [InlineData("Country", "NA", false)]
    [InlineData("Doi", "N/A", true)]
    public void A_text_that_says_that_there_is_none_is_missing(string field, string text, bool missing) =>
        Assert.Equal(missing, Placeholders.Stands(Enum.Parse<DocumentField>(field), text));

    [Theory]
    [InlineData("G06N3/08", "G06N3/08")]
    [InlineData("G06N 3/08", "G06N3/08")]
    [InlineData("G06N-003/08", "G06N3/08")]
    [InlineData("G06N000308", "G06N3/08")]
    [InlineData("G06N0003080000", "G06N3/08")]
    [InlineData("G01D0018000000", "G01D18/00")]
    [InlineData("A61B 5/0476 (EP,US)", "A61B5/0476")]
    [InlineData("T01", "T01")]
    public void A_symbol_has_one_form(string written, string expected) => Assert.Equal([expected], IpcText.All(written));

    [Fact]
    public void Symbols_come_back_from_every_way_of_writing_them()
    {
        var random = new SeededRandom(1, "symbols");
        for (var i = 0; i < 500; i++)
        {
            var (area, group, sub) = ($"{"ABCDEFGHY"[random.Next(9)]}{random.Next(100):00}{(char)('A' + random.Next(26))}",
                1 + random.Next(999), $"{random.Next(100):00}");
            var expected = $"{area}{group}/{sub}";
            foreach (var written in new[]
            {
                expected,
                $"{area} {group}/{sub}", $"{area}-{group:000}/{sub}", $"{area}{group:0000}{sub}", $"{area}{group:0000}{sub}0000",
            })
                Assert.Equal(expected, IpcText.One(written));
        }
    }

    [Theory]
    [InlineData("2024-05-14", 2024, "2024-05-14")]
    [InlineData("20240514", 2024, "2024-05-14")]
    [InlineData("14.05.2024", 2024, "2024-05-14")]
    [InlineData("05/14/2024", 2024, null)]
    [InlineData("2023-11", 2023, null)]
    [InlineData("2022", 2022, null)]
    [InlineData("FEB 2026", 2026, null)]
    [InlineData("14 May 2024", 2024, "2024-05-14")]
    [InlineData("2024-05-14T00:00:00Z", 2024, "2024-05-14")]
    [InlineData("2024-00-00", 2024, null)]
    [InlineData("2025年2月11日", 2025, "2025-02-11")]
    [InlineData("14/05/24", null, null)]
    [InlineData("2024-13-40", null, null)]
    [InlineData("0024-01-01", null, null)]
    [InlineData("soon", null, null)]
    public void A_date_gives_its_year_and_its_day_where_it_is_known(string text, int? year, string? day)
    {
        Assert.Equal(year, DateText.Parse(text)?.Year);
        Assert.Equal(day, DateText.Parse(text)?.Day);
    }

    [Fact]
    public void Every_day_comes_back_from_every_way_of_writing_it()
    {
        var random = new SeededRandom(1, "days");
        for (var i = 0; i < 500; i++)
        {
            var day = new DateOnly(1500 + random.Next(600), 1, 1).AddDays(random.Next(365));
            foreach (var form in new[]
            {
                "yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd", "dd.MM.yyyy", "d MMM yyyy", "MMMM d, yyyy", "yyyy年M月d日",
            })
                Assert.Equal((day.Year, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                    DateText.Parse(day.ToString(form, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData("[Aldervane, P; Li, Y] Inst Made Things, N-9999 Quillport, Norway; [X] MIT, Cambridge, MA 02139 USA.", "NO US")]
    [InlineData("[A] Univ, Beijing, Peoples R China; [B] UCL, London, England; [C] Univ, Nowhere", "CN GB")]
    [InlineData("Institute, Quillport, Norway; Norway; University, Abuja, Nigeria", "NO NG")]
    public void Countries_are_read_behind_the_last_comma(string cell, string expected) =>
        Assert.Equal(expected, string.Join(' ', Affiliations.AtEnds(cell).Where(c => c is not null).Distinct()));
}
