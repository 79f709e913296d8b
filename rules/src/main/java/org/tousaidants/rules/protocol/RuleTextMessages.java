package org.tousaidants.rules.protocol;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;

/// « Textes des règles » — the message texts of the module « rules » in one language; fills their placeholders.
public record RuleTextMessages(Locale locale, ResourceBundle bundle) {
    private static final RuleTextMessages FRENCH = of(Locale.FRENCH);
    private static final RuleTextMessages ENGLISH = of(Locale.ENGLISH);

    /// Returns the texts of a language: English for English, French for any other.
    public static RuleTextMessages in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
    }

    private static RuleTextMessages of(Locale locale) {
        return new RuleTextMessages(
                locale,
                ResourceBundle.getBundle(
                        "messages.protocol",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    public String text(String key, String... holes) {
        var text = bundle.getString("protocol." + key);
        // All placeholders are replaced in a single pass. Otherwise a brace in a text of the protocol, once
        // inserted, would be taken for a placeholder.
        var filled = new StringBuilder(text.length() + 64);
        for (var i = 0; i < text.length(); i++)
            if (text.charAt(i) == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}') {
                filled.append(holes[text.charAt(i + 1) - '0']);
                i += 2;
            } else filled.append(text.charAt(i));
        return filled.toString();
    }

    public String day(LocalDate day) {
        return locale.getLanguage().equals("en")
                ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(Locale.UK)
                        .format(day)
                : FrenchDateFormat.day(day);
    }

    String hole(Object hole, UnaryOperator<String> quote) {
        return switch (hole) {
            case LocalisedText said -> said.in(locale, quote);
            case LocalisedText.TextList several -> several.in(locale, quote);
            case LocalDate day -> day(day);
            case String words -> quote.apply(words);
            default -> hole.toString();
        };
    }
}
