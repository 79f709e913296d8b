package org.tousaidants.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// « Textes du site » — all texts shown to people, merged from the files `messages/<room>_fr.properties` and
/// `_en.properties` of all packages, and parsed once. Placeholders are written `{0}`, plurals `{0, plural, =0 {aucun
/// lieu} one {un lieu} other {# lieux}}`; an apostrophe needs no escaping. French typography (’ and no-break spaces)
/// is added here, so that authors cannot forget it.
public final class Messages {
    private static final Messages FRENCH = new Messages(Locale.FRENCH);
    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);

    /// French that is easy to read (« FALC », the European rules). The file `messages/person_fr-x-falc.properties` has
    /// the texts of a person's pages; all other texts are the French ones.
    static final Locale EASY_FRENCH = Locale.forLanguageTag("fr-x-falc");

    private static final Messages EASY = easy();

    private final Locale locale;
    private final Map<String, MessageTemplate> messages;

    private Messages(Locale locale) {
        this(locale, load(locale));
    }

    private Messages(Locale locale, Map<String, MessageTemplate> messages) {
        this.locale = locale;
        this.messages = messages;
    }

    private static Messages easy() {
        var texts = new HashMap<>(FRENCH.messages);
        texts.putAll(load(EASY_FRENCH));
        return new Messages(EASY_FRENCH, texts);
    }

    /// Returns the English texts for English, the easy French texts for [#EASY_FRENCH], and the French texts for any
    /// other language.
    public static Messages in(Locale locale) {
        return locale.equals(EASY_FRENCH) ? EASY : in(locale.getLanguage());
    }

    public static Messages in(String lang) {
        return lang.equals("en") ? ENGLISH : FRENCH;
    }

    /// Returns the text of a key with its placeholders filled. A missing key is a bug that the tests find; a
    /// page never shows the key itself.
    public String t(String key, Object... args) {
        var message = messages.get(key);
        if (message == null) throw new IllegalArgumentException("missing text " + key + " in " + locale);
        return message.with(args);
    }

    public boolean has(String key) {
        return messages.containsKey(key);
    }

    public Locale locale() {
        return locale;
    }

    Set<String> keys() {
        return messages.keySet();
    }

    private static Map<String, MessageTemplate> load(Locale locale) {
        try {
            var merged = new HashMap<String, MessageTemplate>();
            var pattern = "classpath*:messages/*_" + locale.toLanguageTag() + ".properties";
            for (var file :
                    new PathMatchingResourcePatternResolver(Messages.class.getClassLoader()).getResources(pattern)) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                for (var key : properties.stringPropertyNames()) {
                    var text = Objects.requireNonNull(properties.getProperty(key));
                    // Keys are interned, like the constants in the code, so that a look-up
                    // compares references and not letters.
                    if (merged.put(key.intern(), MessageTemplate.parse(FrenchTypography.of(text, locale), locale))
                            != null) throw new IllegalStateException("the text " + key + " is in two files");
                }
            }
            // The map itself is returned, because an immutable copy would be slower to read. A page
            // reads the map some hundred times, and no code modifies it.
            return merged;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
