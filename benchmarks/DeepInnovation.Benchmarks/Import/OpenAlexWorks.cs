using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Benchmarks.Import;

/// <summary>
/// Writes works as an OpenAlex snapshot has them (folders <c>updated_date=…</c> with <c>part_000.gz</c>) to measure imports on.
/// Made-up words after Zipf; the fields, their nesting and about 2 KB a record as in the snapshot. The same seed gives the same
/// bytes, whatever the threads; one gzip file is drawn from one stream. O(bytes).
/// </summary>
internal static class OpenAlexWorks
{
    private const int MostWords = 20_000;
    private static readonly string[] Codes = ["US", "CN", "DE", "GB", "IN", "JP", "FR", "KR", "BR", "CA"];
    private static readonly string[] Kinds = ["article", "article", "article", "preprint", "book-chapter", "dissertation"];
    private static readonly string[] Domains =
    [
        "Computer Science", "Medicine", "Engineering", "Physics and Astronomy", "Chemistry", "Mathematics",
    ];

    internal static int Run(string folder, string records, string recordsAFile, string seed)
    {
        var (total, each, start) = (int.Parse(records, CultureInfo.InvariantCulture),
            int.Parse(recordsAFile, CultureInfo.InvariantCulture), long.Parse(seed, CultureInfo.InvariantCulture));
        var words = Words(new SeededRandom(start, "words"));
        Parallel.For(0, (total + each - 1) / each, file =>
        {
            var name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture,
                $"updated_date={new DateOnly(2024, 1, 1).AddDays(file):yyyy-MM-dd}"), "part_000.gz");
            Directory.CreateDirectory(Path.GetDirectoryName(name)!);
            using var gzip = new GZipStream(File.Create(name), CompressionLevel.Fastest);
            using var writer = new Utf8JsonWriter(gzip, new JsonWriterOptions { SkipValidation = true });
            var work = new Work(writer, words, new SeededRandom(start, $"file {file}"));
            for (var i = file * each; i < Math.Min(total, (file + 1) * each); i++)
            {
                work.Write(i);
                writer.Flush();
                gzip.WriteByte((byte)'\n');
                writer.Reset();
            }
        });
        return 0;
    }

    private static JsonEncodedText[] Words(SeededRandom random)
    {
        string[] syllables =
        [
            "ra",
            "ne", "ti", "co", "mu", "sel", "vor", "ing", "den", "lat", "per", "qui", "os", "tem", "al", "graph", "net", "ion",
        ];
        return [.. Enumerable.Range(0, MostWords).Select(
            i => string.Concat(Enumerable.Range(0, 1 + random.Next(4)).Select(_ => syllables[random.Next(syllables.Length)]))
                + (i % 3 == 0 ? i.ToString(CultureInfo.InvariantCulture) : "")).Distinct()
            .Select(word => JsonEncodedText.Encode(word))];
    }

    /// <summary>One stream of works.</summary>
    private sealed class Work(Utf8JsonWriter json, JsonEncodedText[] words, SeededRandom random)
    {
        private readonly List<int> _text = [];
        private readonly Dictionary<int, List<int>> _places = [];

        internal void Write(int number)
        {
            var (id, year) = (2_000_000_000L + number, 1960 + (int)(64 * Math.Sqrt(random.NextDouble())));
            var title = Text(6 + random.Next(10));
            json.WriteStartObject();
            json.WriteString("id", $"https://openalex.org/W{id}");
            json.WriteString("doi", $"https://doi.org/10.{1000 + random.Next(9000)}/j.{id}");
            json.WriteString("title", title);
            json.WriteString("display_name", title);
            json.WriteNumber("publication_year", year);
            json.WriteString("publication_date", $"{year}-{1 + random.Next(12):00}-{1 + random.Next(28):00}");
            json.WriteString("language", "en");
            json.WriteString("type", Kinds[random.Next(Kinds.Length)]);
            json.WriteStartObject("primary_location");
            json.WriteBoolean("is_oa", random.Next(2) == 0);
            json.WriteString("landing_page_url", $"https://doi.org/10.1000/j.{id}");
            json.WriteStartObject("source");
            json.WriteString("id", $"https://openalex.org/S{random.Next(100_000)}");
            json.WriteString("display_name", $"Journal of {Domains[random.Next(Domains.Length)]} {random.Next(200)}");
            json.WriteString("type", "journal");
            json.WriteEndObject();
            json.WriteEndObject();
            Authorships();
            json.WriteNumber("cited_by_count", random.Next(200));
            json.WriteBoolean("is_retracted", random.Next(2000) == 0);
            json.WriteBoolean("is_paratext", random.Next(500) == 0);
            Topics();
            if (random.Next(10) < 8)
                Abstract(40 + random.Next(60));
            else
                json.WriteNull("abstract_inverted_index");
            json.WriteString("updated_date", "2024-01-15T03:12:45.123456");
            json.WriteEndObject();
        }

        private void Authorships()
        {
            json.WriteStartArray("authorships");
            for (var author = 1 + random.Next(3); author > 0; author--)
            {
                var code = Codes[random.Next(Codes.Length)];
                json.WriteStartObject();
                json.WriteString("author_position", author == 1 ? "last" : "middle");
                json.WriteStartObject("author");
                json.WriteString("id", $"https://openalex.org/A{random.Next(100_000_000)}");
                json.WriteString("display_name", Text(2));
                json.WriteEndObject();
                json.WriteStartArray("institutions");
                json.WriteStartObject();
                json.WriteString("id", $"https://openalex.org/I{random.Next(100_000)}");
                json.WriteString("display_name", Text(3));
                json.WriteString("country_code", code);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteStartArray("countries");
                json.WriteStringValue(code);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void Topics()
        {
            json.WriteStartObject("primary_topic");
            json.WriteString("id", $"https://openalex.org/T{random.Next(4500)}");
            json.WriteString("display_name", Text(4));
            json.WriteStartObject("field");
            json.WriteString("id", "https://openalex.org/fields/17");
            json.WriteString("display_name", Domains[random.Next(Domains.Length)]);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("keywords");
            for (var i = 0; i < 4; i++)
            {
                json.WriteStartObject();
                json.WriteString("id", $"https://openalex.org/keywords/{random.Next(10_000)}");
                json.WriteString("display_name", Text(1 + random.Next(2)));
                json.WriteNumber("score", random.Next(1000) / 1000.0);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void Abstract(int length)
        {
            Draw(length);
            _places.Clear();
            for (var i = 0; i < length; i++)
            {
                if (!_places.TryGetValue(_text[i], out var places))
                    _places.Add(_text[i], places = []);
                places.Add(i);
            }

            json.WriteStartObject("abstract_inverted_index");
            foreach (var (word, places) in _places)
            {
                json.WriteStartArray(words[word]);
                foreach (var place in places)
                    json.WriteNumberValue(place);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        private string Text(int length)
        {
            Draw(length);
            var text = new StringBuilder();
            foreach (var word in _text)
                text.Append(text.Length > 0 ? " " : "").Append(words[word].Value);
            return text.ToString();
        }

        private void Draw(int length)
        {
            _text.Clear();
            for (var i = 0; i < length; i++)
                _text.Add((int)Math.Pow(words.Length, random.NextDouble()) - 1);
        }
    }
}
