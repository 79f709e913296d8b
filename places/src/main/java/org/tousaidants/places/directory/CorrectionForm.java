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
import org.tousaidants.core.schema.Phone;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.FrenchNumber;
import org.tousaidants.platform.web.Form;

/// « Fiche à corriger » — the corrected fields of a sheet. It parses the typed text: an unambiguous value is
/// converted to the format of the national file (« 05 46 00 00 00 »), another one is an error that shows the
/// expected format.
///
/// @param seen number of changes of the place when the page was opened
/// @param values by field; an empty text deletes the value
public record CorrectionForm(int seen, Map<Field, String> values) {
    /// « Partie de la fiche » — the fields that a person may correct, in the order of the page and in groups,
    /// because one list of thirty fields is too long. Latitude and longitude are always corrected together. The
    /// software manages the other fields.
    enum Part {
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

        Part(Field... fields) {
            this.fields = List.of(fields);
        }

        String id() {
            return ConstantName.low(this);
        }
    }

    static final List<Field> FIELDS =
            Arrays.stream(Part.values()).flatMap(part -> part.fields.stream()).toList();

    /// The fields without which a sheet is invalid.
    static List<Field> required() {
        return FIELDS.stream().filter(CorrectionForm::needed).toList();
    }

    /// Whether the form requires the field. The national file also requires a SIRET, but accepts zeros for an
    /// unknown one, so the form does not.
    static boolean needed(Field field) {
        return field.required() && field != Field.PIVOT;
    }

    /// Whether the form would delete the value of a required field. A field that never had a value may stay
    /// empty: a person can correct the telephone of a place whose address is unknown.
    static boolean missing(Field field, String value, Place place) {
        return value.isEmpty() && needed(field) && place.sheet().get(field).isPresent();
    }

    /// Suffix of the form field that adds one kind of place.
    static final String ADDED = "_ajout";

    /// The hours shown when the page was opened, in the OSM grammar.
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
            case TELEPHONE -> Phone.said(value).replace('\u00a0', ' ');
            case HORAIRES -> HoursInput.shown(value).replace(HoursInput.NEXT, "\n");
            default -> value.replace("|", " | ");
        };
    }

    /// Parses those of `fields` that the page contains; empty if the form has errors, which are added to it.
    public static Optional<CorrectionForm> parse(Form form, List<Field> fields, Place place) {
        var seen = form.text("seen").integer(1, Integer.MAX_VALUE / 2);
        var values = new EnumMap<Field, String>(Field.class);
        for (var field : fields) {
            var value = field.terms().isEmpty() ? typed(form, field, place) : chosen(form, field);
            if (missing(field, value, place)) form.error(field.column(), "places.desk.wrong." + field.column());
            if (field == Field.HORAIRES) {
                var read = HoursInput.read(value, form.value(HOURS_BEFORE));
                if (read.isEmpty()) form.error(field.column(), "places.desk.wrong.horaires", HoursInput.unread(value));
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
                : Optional.of(new CorrectionForm(seen.get(), values));
    }

    /// The kinds of the place: the ticked boxes, plus the one chosen in the list beside them. One box for each
    /// possible kind would be too many.
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
            case TELEPHONE -> Phone.typed(text, postcode(form, place));
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

    /// The postcode typed in the same form if it asks for one, else that of the place.
    private static String postcode(Form form, Place place) {
        var typed = form.value(Field.CODE_POSTAL.column());
        return typed.isBlank() ? place.sheet().text(Field.CODE_POSTAL) : typed.strip();
    }
}
