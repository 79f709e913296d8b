package org.tousaidants.places.directory;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.web.Page;

/// « Valeur en mots » — formats the value of a field for people: phone numbers in national form, opening hours in
/// words, values of closed lists by their name in the language of the page. All coordination pages that show values
/// use it.
public final class FieldValueText {
    private FieldValueText() {}

    public static String of(Field field, String value, Page page) {
        return switch (field) {
            case TELEPHONE -> page.phone(value);
            case HORAIRES -> hours(value, page);
            // In the national file, fourteen zeros mean that the SIRET is unknown.
            case PIVOT -> value.matches("0+") ? page.t("places.unknown") : value;
            default ->
                field.list()
                        ? Arrays.stream(value.split("\\|"))
                                .map(label -> PlaceFactWords.say(field, label, page))
                                .collect(Collectors.joining(", "))
                        : PlaceFactWords.say(field, value, page);
        };
    }

    /// Returns the `lang` attribute of a free text of the place. Null if the text is in the language of the
    /// page, or if the field contains only names.
    public static @Nullable String tongue(Field field) {
        return switch (field) {
            case PRESENTATION_RESUME, PRESENTATION_DETAIL, HORAIRES_TEXTE -> "fr";
            default -> null;
        };
    }

    /// Returns the value of a field for use in a sentence, marked with the language of the value.
    static Object told(Field field, String said, Page page) {
        return tongue(field) == null ? said : page.quoted(said);
    }

    /// Formats opening hours on one line; hours that cannot be parsed are returned unchanged.
    private static String hours(String value, Page page) {
        var hours = OpeningHours.of(value);
        return hours.readable()
                ? String.join("\u00a0; ", OpeningHoursText.in(page.locale()).week(hours))
                : value;
    }
}
