using Lingua;
using LanguageDetector = DeepInnovation.Sources.Cleaning.LanguageDetector;

namespace DeepInnovation.Sources.Tests.Cleaning;

public sealed class LanguageDetectorTests
{
    [Fact]
    public void The_models_of_its_languages_are_beside_the_program_and_no_others()
    {
        var models = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "Lingua", "LanguageModels")).GetDirectories()
            .Where(folder => folder.GetFiles().Length > 0);

        Assert.Equal(
            LanguageDetector.Languages.Select(language => language.IsoCode6391().ToString().ToLowerInvariant())
                .Order(StringComparer.Ordinal),
            models.Select(folder => folder.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Each_of_its_languages_is_told()
    {
        var detector = new LanguageDetector();
        // Article 1 of the Universal Declaration of Human Rights, in the translations of the United Nations.
        foreach (var (language, text) in new[]
        {
            ("en", "All human beings are born free and equal in dignity and rights."),
            ("de", "Alle Menschen sind frei und gleich an Würde und Rechten geboren."),
            ("fr", "Tous les êtres humains naissent libres et égaux en dignité et en droits."),
            ("es", "Todos los seres humanos nacen libres e iguales en dignidad y derechos."),
            ("pt", "Todos os seres humanos nascem livres e iguais em dignidade e em direitos."),
            ("it", "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti."),
            ("ru", "Все люди рождаются свободными и равными в своем достоинстве и правах."),
            ("zh", "人人生而自由,在尊严和权利上一律平等。"),
            ("ja", "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"),
            ("ko", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."),
            ("pl", "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw."),
            ("id", "Semua orang dilahirkan merdeka dan mempunyai martabat dan hak-hak yang sama."),
            ("tr", "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar."),
            ("uk", "Всі люди народжуються вільними і рівними у своїй гідності та правах."),
            ("ar", "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق."),
            ("el", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα."),
            ("nl", "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren."),
            ("sv", "Alla människor är födda fria och lika i värde och rättigheter."),
        })
        {
            Assert.Equal(language, detector.Of(text, ""));
        }
    }
}
