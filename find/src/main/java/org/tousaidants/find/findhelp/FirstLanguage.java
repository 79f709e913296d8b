package org.tousaidants.find.findhelp;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.tousaidants.find.ranking.Search;

/// « Première langue » — the few sentences of the public path and of the sheet in a language of the territory, from the
/// files of `first/`, each with who read it again; French is written there to be easy to read.
record FirstLanguage(String code, Map<String, String> texts) {
    static final String FRENCH = "fr";

    private static final Map<String, FirstLanguage> KNOWN = read(List.of(FRENCH, "en", "ar", "es", "pt", "uk", "tr"));

    static List<FirstLanguage> all() {
        return List.copyOf(KNOWN.values());
    }

    static Optional<FirstLanguage> of(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /// Those of a search in which something is written here.
    static List<FirstLanguage> spoken(Search search) {
        return search.languages().stream().flatMap(code -> of(code).stream()).toList();
    }

    String t(String key) {
        return texts.getOrDefault(key, "");
    }

    /// With each hole filled, in their order.
    String t(String key, String... args) {
        var words = t(key);
        for (var i = 0; i < args.length; i++) words = words.replace("{" + i + "}", args[i]);
        return words;
    }

    /// Where a step of the public path stands in this language.
    String path(String step) {
        return "/aide/langues/" + code + "/" + step;
    }

    String name() {
        return t("name");
    }

    boolean foreign() {
        return !code.equals(FRENCH);
    }

    /// Who read it again; empty while nobody did.
    String checked() {
        return t("checked");
    }

    private static Map<String, FirstLanguage> read(List<String> codes) {
        return codes.stream()
                .collect(Collectors.toMap(code -> code, FirstLanguage::file, (one, _) -> one, LinkedHashMap::new));
    }

    private static FirstLanguage file(String code) {
        var texts = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(FirstLanguage.class.getResourceAsStream("/first/" + code + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new FirstLanguage(
                code,
                texts.stringPropertyNames().stream()
                        .collect(Collectors.toUnmodifiableMap(key -> key, key -> texts.getProperty(key, ""))));
    }
}
