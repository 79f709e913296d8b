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
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.platform.web.Frame;

/// « Première langue » — the few sentences of the public path and of the sheet in a language of the territory, from
/// the files of `first/`, each with who read it again; French is written there to be easy to read.
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
        return first() + "/" + step;
    }

    /// The head and the foot around a page of this language. What is asked goes along into the others.
    ///
    /// @param step of the public path, or empty for its first page
    Frame frame(String step, Search asked) {
        var rest = asked.withLanguages(Set.of())
                .without(Criterion.OTHER_LANGUAGE)
                .without(Criterion.ENGLISH)
                .query();
        return frame(all().stream()
                .filter(other -> !other.equals(this))
                .map(other -> {
                    var path = step.isEmpty() ? other.first() : other.path(step);
                    return new Frame.Way(rest.isEmpty() ? path : path + "?" + rest, other.name(), other.code());
                })
                .toList());
    }

    /// Around a page that shows its other languages itself.
    Frame frame() {
        return frame(List.of());
    }

    private Frame frame(List<Frame.Way> languages) {
        return new Frame(
                code,
                t("dir"),
                this::t,
                List.of(
                        new Frame.Way(first(), t("find"), code),
                        new Frame.Way(path("d-abord"), t("danger"), code),
                        elsewhere("/", "wholesite")),
                List.of(
                        elsewhere("/accessibilite", "accessibility"),
                        elsewhere("/mentions-legales", "legal"),
                        elsewhere("/plan-du-site", "sitemap")),
                languages);
    }

    /// All of the site speaks French and English.
    private Frame.Way elsewhere(String path, String words) {
        return code.equals("en")
                ? new Frame.Way(path + "?lang=en", t(words), code)
                : new Frame.Way(path, t(words), FRENCH);
    }

    /// Who read the words again, if it was done.
    String proof() {
        return checked().isEmpty() ? t("unchecked") : t("reread", checked());
    }

    private String first() {
        return "/aide/langues/" + code;
    }

    String name() {
        return t("name");
    }

    boolean foreign() {
        return !code.equals(FRENCH);
    }

    /// Who read it again; empty before that.
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
