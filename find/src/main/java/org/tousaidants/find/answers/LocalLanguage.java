package org.tousaidants.find.answers;

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
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.platform.web.PageHeaderAndFooter;

/// « Première langue » — the sentences of the public search and of the handout in a language of the territory, read
/// from the files in `first/`. Each file names its proofreader. The French file is written in easy-to-read French.
public record LocalLanguage(String code, Map<String, String> texts) {
    public static final String FRENCH = "fr";

    private static final Map<String, LocalLanguage> KNOWN = read(List.of(FRENCH, "en", "ar", "es", "pt", "uk", "tr"));

    public static List<LocalLanguage> all() {
        return List.copyOf(KNOWN.values());
    }

    public static Optional<LocalLanguage> of(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /// Returns those languages that the search requests and for which a file with texts exists.
    public static List<LocalLanguage> spoken(HelpSearch search) {
        return search.languages().stream().flatMap(code -> of(code).stream()).toList();
    }

    public String t(String key) {
        return texts.getOrDefault(key, "");
    }

    /// Returns the text of a key, with its placeholders replaced by the arguments in order.
    public String t(String key, String... args) {
        var words = t(key);
        for (var i = 0; i < args.length; i++) words = words.replace("{" + i + "}", args[i]);
        return words;
    }

    /// Returns the separator between the elements of a list in this language, such as « , ».
    public String comma() {
        return code.equals("ar") ? "، " : ", ";
    }

    /// Returns the web path of one step of the public search in this language.
    ///
    /// @param step name of the step
    public String path(String step) {
        return first() + "/" + step;
    }

    /// Returns the query string of the given search for pages in this language.
    public String query(HelpSearch asked) {
        var rest = asked.withLanguages(Set.of()).query();
        return "?" + (rest.isEmpty() ? "" : rest + "&") + "langue=" + code;
    }

    /// Returns the header and footer of a page in this language. The links to other languages keep the search.
    ///
    /// @param step step of the public search; empty for the first page
    public PageHeaderAndFooter frame(String step, HelpSearch asked) {
        var rest = asked.withLanguages(Set.of())
                .without(SearchCriterion.OTHER_LANGUAGE)
                .without(SearchCriterion.ENGLISH)
                .query();
        return frame(all().stream()
                .filter(other -> !other.equals(this))
                .map(other -> {
                    var path = step.isEmpty() ? other.first() : other.path(step);
                    return new PageHeaderAndFooter.PageLink(
                            rest.isEmpty() ? path : path + "?" + rest, other.name(), other.code());
                })
                .toList());
    }

    /// Returns the header and footer of a page in this language that has its own links to other languages.
    public PageHeaderAndFooter frame() {
        return frame(List.of());
    }

    private PageHeaderAndFooter frame(List<PageHeaderAndFooter.PageLink> languages) {
        return new PageHeaderAndFooter(
                code,
                t("dir"),
                this::t,
                List.of(
                        new PageHeaderAndFooter.PageLink(first(), t("find"), code),
                        new PageHeaderAndFooter.PageLink(path("d-abord"), t("danger"), code),
                        elsewhere("/", "wholesite")),
                List.of(
                        elsewhere("/accessibilite", "accessibility"),
                        elsewhere("/mentions-legales", "legal"),
                        elsewhere("/plan-du-site", "sitemap")),
                languages);
    }

    /// Returns a link to the page at this path in French or English; the whole site exists in these two
    /// languages.
    private PageHeaderAndFooter.PageLink elsewhere(String path, String words) {
        return code.equals("en")
                ? new PageHeaderAndFooter.PageLink(path + "?lang=en", t(words), code)
                : new PageHeaderAndFooter.PageLink(path, t(words), FRENCH);
    }

    /// Returns the sentence that names the proofreader of the language file, or that says that nobody has
    /// proofread it.
    public String proof() {
        return checked().isEmpty() ? t("unchecked") : t("reread", checked());
    }

    String first() {
        return "/aide/langues/" + code;
    }

    public String name() {
        return t("name");
    }

    public boolean foreign() {
        return !code.equals(FRENCH);
    }

    /// Returns the name of the proofreader of the file; empty if nobody has proofread it.
    String checked() {
        return t("checked");
    }

    private static Map<String, LocalLanguage> read(List<String> codes) {
        return codes.stream()
                .collect(Collectors.toMap(code -> code, LocalLanguage::file, (one, _) -> one, LinkedHashMap::new));
    }

    private static LocalLanguage file(String code) {
        var texts = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(LocalLanguage.class.getResourceAsStream("/first/" + code + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new LocalLanguage(
                code,
                texts.stringPropertyNames().stream()
                        .collect(Collectors.toUnmodifiableMap(key -> key, key -> texts.getProperty(key, ""))));
    }
}
