package org.tousaidants.platform.web;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.FrenchNumber;

/// « Formulaire » — the values as typed, to be shown again, and their errors, field by field. Parsing a field
/// strips it and records its first error; nothing is thrown. A handler takes it as a parameter, parses, and if
/// it [#hasErrors()] shows the page again with status 422.
public final class Form {
    /// Bidirectional control characters: they reverse the following letters, and are pasted unseen with a
    /// number or a name.
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    /// « Erreur » — the error of one field; `key` is the message key of its remedy.
    public record Mistake(String field, String key, List<Object> args) {}

    private final Map<String, List<String>> typed;
    private final Map<String, Mistake> mistakes = new LinkedHashMap<>();

    private Form(Map<String, List<String>> typed) {
        this.typed = typed;
    }

    public static Form of(Map<String, String[]> parameters) {
        var typed = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, values) -> typed.put(name, List.of(values)));
        return new Form(typed);
    }

    /// A form before any input.
    public static Form empty() {
        return new Form(Map.of());
    }

    /// A form prefilled with known values.
    public static Form filled(Map<String, List<String>> values) {
        return new Form(Map.copyOf(values));
    }

    /// The typed value, to be shown again; empty without input.
    public String value(String name) {
        var values = values(name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    public List<String> values(String name) {
        return typed.getOrDefault(name, List.of());
    }

    /// The names of the filled fields, in the order of the form.
    public List<String> names() {
        return List.copyOf(typed.keySet());
    }

    public boolean has(String name, String value) {
        return values(name).contains(value);
    }

    public Text text(String name) {
        if (value(name).isEmpty()) return new Text(name, "");
        var clean = TURNING.matcher(
                        Normalizer.normalize(value(name), Normalizer.Form.NFC).replace("\r\n", "\n"))
                .replaceAll("");
        if (UNPRINTABLE.matcher(clean).find()) error(name, "web.error.unprintable");
        return new Text(name, UNPRINTABLE.matcher(clean).replaceAll("").strip());
    }

    /// One of the values of an enum, written in the form as its name in lower case.
    public <E extends Enum<E>> Optional<E> one(String name, Class<E> choices) {
        return one(name, List.of(choices.getEnumConstants()));
    }

    public <E extends Enum<?>> Optional<E> one(String name, List<E> choices) {
        return text(name).as(written -> choice(written, choices), "web.error.choice");
    }

    public <E extends Enum<E>> Set<E> many(String name, Class<E> choices) {
        var chosen = EnumSet.noneOf(choices);
        for (var written : new LinkedHashSet<>(values(name)))
            choice(written, List.of(choices.getEnumConstants()))
                    .ifPresentOrElse(chosen::add, () -> error(name, "web.error.choice"));
        return chosen;
    }

    public boolean checked(String name) {
        return !value(name).isEmpty();
    }

    /// Records an error; only the first error of a field is kept.
    public Form error(String field, String key, Object... args) {
        mistakes.putIfAbsent(field, new Mistake(field, key, List.of(args)));
        return this;
    }

    public boolean hasErrors() {
        return !mistakes.isEmpty();
    }

    public List<Mistake> errors() {
        return List.copyOf(mistakes.values());
    }

    public Optional<Mistake> error(String field) {
        return Optional.ofNullable(mistakes.get(field));
    }

    /// The ids of the field's description for a screen reader: its hint, then its error.
    @Nullable
    String describedBy(String name, String hint) {
        return describedBy(name, hint, "");
    }

    /// The classes of a field: its own, and the error class.
    String css(String name, String own) {
        return "field" + (own.isEmpty() ? "" : " " + own) + (mistakes.containsKey(name) ? " field-wrong" : "");
    }

    @Nullable
    String describedBy(String name, String hint, String quote) {
        var ids = new StringJoiner(" ");
        if (!quote.isEmpty()) ids.add("f-" + name + "-quote");
        if (!hint.isEmpty()) ids.add("f-" + name + "-hint");
        if (mistakes.containsKey(name)) ids.add("f-" + name + "-error");
        return ids.length() == 0 ? null : ids.toString();
    }

    private static <E extends Enum<?>> Optional<E> choice(String written, List<E> choices) {
        return choices.stream()
                .filter(one -> ConstantName.low(one).equals(written.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// « Réponse écrite » — one field being parsed.
    public final class Text {
        private final String name;
        private final String text;

        private Text(String name, String text) {
            this.name = name;
            this.text = text;
        }

        public Text required() {
            return required("web.error.required");
        }

        /// A required text with its own error message: « Écrivez le nom du lieu. »
        public Text required(String key, Object... args) {
            if (text.isEmpty()) error(name, key, args);
            return this;
        }

        public Text max(int letters) {
            if (text.codePointCount(0, text.length()) > letters) error(name, "web.error.long", letters);
            return this;
        }

        public Text matches(Pattern pattern, String key, Object... args) {
            if (!text.isEmpty() && !pattern.matcher(text).matches()) error(name, key, args);
            return this;
        }

        /// Parses to a type; empty without input, or with the error recorded.
        public <T> Optional<T> as(Function<String, Optional<T>> parse, String key, Object... args) {
            if (text.isEmpty()) return Optional.empty();
            var parsed = parse.apply(text);
            if (parsed.isEmpty()) error(name, key, args);
            return parsed;
        }

        public Optional<Integer> integer(int least, int most) {
            return as(
                    written -> FrenchNumber.whole(written).filter(n -> n >= least && n <= most),
                    "web.error.integer",
                    least,
                    most);
        }

        public String get() {
            return text;
        }

        public Optional<String> optional() {
            return Optional.of(text).filter(written -> !written.isEmpty());
        }
    }
}
