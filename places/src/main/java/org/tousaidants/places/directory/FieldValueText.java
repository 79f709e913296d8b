package org.tousaidants.places.directory;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.web.Page;

/// « Valeur en mots » — writes the value of a field for people: phones as dialled, hours in words, values of
/// closed lists by their name in the language of the page. All desk pages that show values use it.
public final class FieldValueText {
    private FieldValueText() {}

    public static String of(Field field, String value, Page page) {
        return switch (field) {
            case TELEPHONE -> page.phone(value);
            case HORAIRES -> hours(value, page);
            // Zeros stand for an unknown SIRET in the national file.
            case PIVOT -> value.matches("0+") ? page.t("places.unknown") : value;
            default ->
                field.list()
                        ? Arrays.stream(value.split("\\|"))
                                .map(label -> PlaceWords.say(field, label, page))
                                .collect(Collectors.joining(", "))
                        : PlaceWords.say(field, value, page);
        };
    }

    /// The `lang` of a free text of the place. Null if the page words the field itself, or if the field
    /// contains only names.
    public static @Nullable String tongue(Field field) {
        return switch (field) {
            case PRESENTATION_RESUME, PRESENTATION_DETAIL, HORAIRES_TEXTE -> "fr";
            default -> null;
        };
    }

    /// The value as a parameter of a sentence, marked with its own language.
    static Object told(Field field, String said, Page page) {
        return tongue(field) == null ? said : page.quoted(said);
    }

    /// Puts opening hours on one line; hours that cannot be worded stay as they were received.
    private static String hours(String value, Page page) {
        var hours = OpeningHours.of(value);
        return hours.readable()
                ? String.join("\u00a0; ", OpeningHoursText.in(page.locale()).week(hours))
                : value;
    }
}
