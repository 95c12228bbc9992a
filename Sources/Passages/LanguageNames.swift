import News

/// The tag of a language that is named, in English or in itself: 'English', 'GERMAN; DEUTSCH'.
///
/// - Returns: nil for what names none that is known.
package func languageCode(named name: String) -> String? { codes[String(folded(name).prefix { $0 != " " })] }

// The codes of ISO 639-1.
private let codes = [
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "francais": "fr", "spanish": "es",
    "espanol": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "portugues": "pt", "dutch": "nl",
    "nederlands": "nl", "polish": "pl", "polski": "pl", "russian": "ru", "русский": "ru", "swedish": "sv",
    "svenska": "sv", "danish": "da", "dansk": "da", "norwegian": "no", "norsk": "no", "arabic": "ar", "chinese": "zh",
    "japanese": "ja", "korean": "ko", "turkish": "tr", "turkce": "tr", "ukrainian": "uk", "українська": "uk",
    "finnish": "fi", "suomi": "fi", "czech": "cs", "cestina": "cs", "greek": "el", "hungarian": "hu", "magyar": "hu",
    "romanian": "ro", "bulgarian": "bg", "serbian": "sr", "croatian": "hr", "hebrew": "he", "hindi": "hi",
    "indonesian": "id", "vietnamese": "vi", "persian": "fa", "urdu": "ur",
]
