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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FrenchNumber;

/// « Formulaire » — the values of a form as typed, which the page shows again, and the errors by field. Parsing a
/// field removes spaces around its value and records its first error without throwing. A handler takes the form as a
/// parameter; if the form [#hasErrors()], it shows the page again with status 422.
public final class Form {
    /// Bidirectional control characters, which reverse the order of the following letters and may be pasted
    /// unnoticed with a number or a name.
    private static final Pattern TURNING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    /// « Erreur » — the error of one field.
    ///
    /// @param key message key of the remedy
    public record FormMistake(String field, String key, List<Object> args) {}

    private final Map<String, List<String>> typed;
    private final Map<String, FormMistake> mistakes = new LinkedHashMap<>();

    private Form(Map<String, List<String>> typed) {
        this.typed = typed;
    }

    public static Form of(Map<String, String[]> parameters) {
        var typed = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, values) -> typed.put(name, List.of(values)));
        return new Form(typed);
    }

    /// Returns a form without any input.
    public static Form empty() {
        return new Form(Map.of());
    }

    /// Returns a form that contains known values.
    public static Form filled(Map<String, List<String>> values) {
        return new Form(Map.copyOf(values));
    }

    /// Returns the typed value of a field, to be shown again; empty without input.
    public String value(String name) {
        var values = values(name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    public List<String> values(String name) {
        return typed.getOrDefault(name, List.of());
    }

    /// Returns the names of the filled fields, in the order of the form.
    public List<String> names() {
        return List.copyOf(typed.keySet());
    }

    public boolean has(String name, String value) {
        return values(name).contains(value);
    }

    public FormTextField text(String name) {
        if (value(name).isEmpty()) return new FormTextField(name, "");
        var clean = TURNING.matcher(
                        Normalizer.normalize(value(name), Normalizer.Form.NFC).replace("\r\n", "\n"))
                .replaceAll("");
        if (UNPRINTABLE.matcher(clean).find()) error(name, "web.error.unprintable");
        return new FormTextField(name, UNPRINTABLE.matcher(clean).replaceAll("").strip());
    }

    /// Returns the enum constant whose name in lower case is the value of a field; empty if no constant has this
    /// name.
    ///
    /// @param name name of the field
    /// @param choices the enum type
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

    /// Records an error of a field. Only the first error of a field is stored.
    public Form error(String field, String key, Object... args) {
        mistakes.putIfAbsent(field, new FormMistake(field, key, List.of(args)));
        return this;
    }

    public boolean hasErrors() {
        return !mistakes.isEmpty();
    }

    public List<FormMistake> errors() {
        return List.copyOf(mistakes.values());
    }

    public Optional<FormMistake> error(String field) {
        return Optional.ofNullable(mistakes.get(field));
    }

    /// Returns the ids of the field's descriptions for a screen reader: its hint, then its error.
    @Nullable
    String describedBy(String name, String hint) {
        return describedBy(name, hint, "");
    }

    /// Returns the CSS classes of a field. The class for errors is added if the field has an error.
    ///
    /// @param name name of the field
    /// @param own classes of the field itself
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
                .filter(one -> EnumConstantName.low(one).equals(written.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// « Réponse écrite » — one text field during its parsing.
    public final class FormTextField {
        private final String name;
        private final String text;

        private FormTextField(String name, String text) {
            this.name = name;
            this.text = text;
        }

        public FormTextField required() {
            return required("web.error.required");
        }

        /// Records an error with its own message, such as « Écrivez le nom du lieu. », if the field is
        /// empty.
        public FormTextField required(String key, Object... args) {
            if (text.isEmpty()) error(name, key, args);
            return this;
        }

        public FormTextField max(int letters) {
            if (text.codePointCount(0, text.length()) > letters) error(name, "web.error.long", letters);
            return this;
        }

        public FormTextField matches(Pattern pattern, String key, Object... args) {
            if (!text.isEmpty() && !pattern.matcher(text).matches()) error(name, key, args);
            return this;
        }

        /// Returns the value of the field, converted to a type. Empty if nothing was typed or if the
        /// conversion fails; a failed conversion also records the error.
        ///
        /// @param parse converts the text
        /// @param key message key of the error
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
