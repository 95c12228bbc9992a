import News
import Testing

struct TransliterationTests {
    @Test(
        "Cyrillic names are written as English newspapers write them",
        arguments: [
            ("Сергей Лавров", nil, "Sergey Lavrov"), ("Дмитрий Песков", "ru", "Dmitry Peskov"),
            ("Екатеринбург", "ru", "Yekaterinburg"), ("Щербаков", "ru", "Shcherbakov"),
            ("Гончаренко", "uk", "Honcharenko"), ("Вучић", "sr-Cyrl", "Vučić"),
            ("Борис Johnson", "bg", "Boris Johnson"),
        ] as [(String, String?, String)])
    func cyrillic(_ name: String, _ language: String?, _ latin: String) {
        #expect(transliterated(name, language: language) == latin)
    }

    @Test("Other scripts stay as they are", arguments: ["", "Núñez", "東京", "Αθήνα"])
    func others(_ name: String) { #expect(transliterated(name) == name) }
}
