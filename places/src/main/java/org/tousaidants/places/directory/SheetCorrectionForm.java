package org.tousaidants.places.directory;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PhoneNumber;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FrenchNumber;
import org.tousaidants.platform.web.Form;

/// « Fiche à corriger » — the corrected fields of a sheet. Converts typed values to the format of the national file
/// if they are unambiguous (« 05 46 00 00 00 »); otherwise the form shows an error with the expected format.
///
/// @param seen number of changes of the place when the page was opened
/// @param values the corrected values by field; an empty text deletes the value
public record SheetCorrectionForm(int seen, Map<Field, String> values) {
    /// « Partie de la fiche » — the fields that a person may correct, in groups and in the order of the page,
    /// because a single list of thirty fields is too long. Latitude and longitude are always corrected together.
    /// The software sets all other fields.
    enum SheetPart {
        CONTACT(Field.NOM, Field.TYPOLOGIE, Field.TELEPHONE, Field.COURRIELS, Field.SITE_WEB, Field.PRISE_RDV),
        ADDRESS(
                Field.ADRESSE,
                Field.COMPLEMENT_ADRESSE,
                Field.CODE_POSTAL,
                Field.COMMUNE,
                Field.CODE_INSEE,
                Field.LATITUDE,
                Field.LONGITUDE,
                Field.ITINERANCE),
        HOURS(Field.HORAIRES),
        HELP(
                Field.SERVICES,
                Field.FRAIS,
                Field.PASS_NUMERIQUE,
                Field.ACCES,
                Field.ACCOMPAGNEMENT,
                Field.A_MA_PLACE,
                Field.REPARATION),
        PEOPLE(Field.PRISE_EN_CHARGE, Field.LIEU_CALME, Field.PUBLICS),
        WORDS(
                Field.DISPOSITIFS,
                Field.FORMATIONS,
                Field.AUTRES_FORMATIONS,
                Field.PRESENTATION_RESUME,
                Field.PRESENTATION_DETAIL,
                Field.PIVOT,
                Field.STRUCTURE_PARENTE,
                Field.FICHE_ACCES_LIBRE);

        final List<Field> fields;

        SheetPart(Field... fields) {
            this.fields = List.of(fields);
        }

        String id() {
            return EnumConstantName.low(this);
        }
    }

    static final List<Field> FIELDS = Arrays.stream(SheetPart.values())
            .flatMap(part -> part.fields.stream())
            .toList();

    /// Returns the fields that a valid sheet must have.
    static List<Field> required() {
        return FIELDS.stream().filter(SheetCorrectionForm::needed).toList();
    }

    /// Returns whether the form requires the field. The national file also requires a SIRET, but accepts zeros
    /// for an unknown SIRET, so the form leaves it optional.
    static boolean needed(Field field) {
        return field.required() && field != Field.PIVOT;
    }

    /// Returns whether the form would delete the value of a required field. A required field that never had a
    /// value may stay empty: a person can correct the telephone of a place whose address is unknown.
    static boolean missing(Field field, String value, Place place) {
        return value.isEmpty() && needed(field) && place.sheet().get(field).isPresent();
    }

    /// Suffix of the name of the form input with which a person adds a kind to the place.
    static final String ADDED = "_ajout";

    /// Name of the hidden input with the hours shown when the page was opened, in the OSM grammar.
    static final String HOURS_BEFORE = "horaires_avant";

    private static final int TEXT_MAX = 5_000;

    public static Form of(Place place) {
        var typed = new LinkedHashMap<String, List<String>>();
        typed.put("seen", List.of(String.valueOf(place.changes())));
        for (var field : FIELDS)
            typed.put(
                    field.column(),
                    field.terms().isEmpty()
                            ? List.of(shown(field, place.sheet().text(field)))
                            : place.sheet().list(field));
        return Form.filled(typed);
    }

    private static String shown(Field field, String value) {
        return switch (field) {
            case TELEPHONE -> PhoneNumber.said(value).replace('\u00a0', ' ');
            case HORAIRES -> OpeningHoursInput.shown(value).replace(OpeningHoursInput.NEXT, "\n");
            default -> value.replace("|", " | ");
        };
    }

    /// Parses the values that the page contains for the given fields. If a value is wrong, returns empty and
    /// adds the errors to the form.
    ///
    /// @param fields the fields that the page may contain
    public static Optional<SheetCorrectionForm> parse(Form form, List<Field> fields, Place place) {
        var seen = form.text("seen").integer(1, Integer.MAX_VALUE / 2);
        var values = new EnumMap<Field, String>(Field.class);
        for (var field : fields) {
            var value = field.terms().isEmpty() ? typed(form, field, place) : chosen(form, field);
            if (missing(field, value, place)) form.error(field.column(), "places.desk.wrong." + field.column());
            if (field == Field.HORAIRES) {
                var read = OpeningHoursInput.read(value, form.value(HOURS_BEFORE));
                if (read.isEmpty())
                    form.error(field.column(), "places.desk.wrong.horaires", OpeningHoursInput.unread(value));
                value = read.orElse(value);
            }
            if (!value.isEmpty() && !field.accepts(value)) form.error(field.column(), wrong(field));
            values.put(field, value);
        }
        if (values.getOrDefault(Field.LATITUDE, "").isEmpty()
                != values.getOrDefault(Field.LONGITUDE, "").isEmpty())
            form.error(Field.LATITUDE.column(), "places.desk.wrong.both");
        return form.hasErrors() || seen.isEmpty()
                ? Optional.empty()
                : Optional.of(new SheetCorrectionForm(seen.get(), values));
    }

    /// Returns the kinds of the place that the person chose: the ticked boxes, and the kind selected in the list
    /// next to them. The page has no box for each possible kind, because this would need too much space.
    static String chosen(Form form, Field field) {
        var chosen = new LinkedHashSet<>(form.values(field.column()));
        chosen.addAll(form.values(field.column() + ADDED));
        chosen.remove("");
        return String.join("|", chosen);
    }

    private static String wrong(Field field) {
        return switch (field) {
            case TELEPHONE, CODE_POSTAL, CODE_INSEE, PIVOT, LATITUDE, LONGITUDE, PRESENTATION_RESUME ->
                "places.desk.wrong." + field.column();
            default -> "web.error.choice";
        };
    }

    private static String typed(Form form, Field field, Place place) {
        var text = form.text(field.column()).max(TEXT_MAX).get();
        return switch (field) {
            case TELEPHONE -> PhoneNumber.typed(text, postcode(form, place));
            case CODE_POSTAL, CODE_INSEE, PIVOT -> text.replaceAll("\\s", "");
            case LATITUDE, LONGITUDE ->
                FrenchNumber.decimal(text).map(BigDecimal::toPlainString).orElse(text);
            case COURRIELS -> list(text).toLowerCase(Locale.ROOT);
            case SITE_WEB, AUTRES_FORMATIONS -> list(text);
            default -> text;
        };
    }

    private static String list(String text) {
        return String.join(
                "|",
                Arrays.stream(text.split("[|\\n]"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList());
    }

    /// Returns the postcode typed in the same form if the form asks for a postcode, otherwise the postcode of
    /// the place.
    private static String postcode(Form form, Place place) {
        var typed = form.value(Field.CODE_POSTAL.column());
        return typed.isBlank() ? place.sheet().text(Field.CODE_POSTAL) : typed.strip();
    }
}
