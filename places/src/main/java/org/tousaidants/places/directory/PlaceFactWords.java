package org.tousaidants.places.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.schema.AccessMode;
import org.tousaidants.core.schema.Audience;
import org.tousaidants.core.schema.Fee;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.ListedTerm;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.schema.SpecialCare;
import org.tousaidants.core.schema.StructureTypology;
import org.tousaidants.core.schema.SupportMode;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.web.FormSummaryRow;
import org.tousaidants.platform.web.Page;

/// Formats the main facts of a place in the language of the page.
final class PlaceFactWords {
    private static final int DAYS_OF_A_MONTH = 30;
    private static final int DAYS_OF_A_YEAR = 365;

    private PlaceFactWords() {}

    /// Returns the services of a place in everyday words, because few people know the official terms.
    static List<String> services(Place place, Page page) {
        return place.sheet().services().stream()
                .map(service -> page.t("places.help." + EnumConstantName.low(service)))
                .map(words -> sentence(words, page))
                .toList();
    }

    /// Returns the kinds of the place in words, without the kind « autre ».
    static List<String> kinds(Place place, Page page) {
        return place.sheet().list(Field.TYPOLOGIE).stream()
                .flatMap(code -> StructureTypology.of(code).stream())
                .filter(kind -> !kind.other())
                .map(kind -> page.t(kind.key()))
                .toList();
    }

    static List<String> fees(Place place, Page page) {
        return said(place, Field.FRAIS, page);
    }

    /// Returns the text as the beginning of a sentence, with a capital first letter.
    static String sentence(String words, Page page) {
        if (words.isEmpty()) return words;
        var end = words.offsetByCodePoints(0, 1);
        return words.substring(0, end).toUpperCase(page.locale()) + words.substring(end);
    }

    /// Returns the rows of the summary of a place.
    ///
    /// @param cashes whether the place can currently cash a voucher
    /// @param known the source and the date of each value, to say who declared that the place is quiet
    static List<FormSummaryRow> rows(Place place, boolean cashes, Map<Field, ValueProvenance> known, Page page) {
        var rows = new ArrayList<FormSummaryRow>();
        if (cashes) rows.add(FormSummaryRow.of(page.t("places.good.pass"), page.t("places.good.pass.yes")));
        add(rows, "how", listed(place, Field.ACCOMPAGNEMENT, page), page);
        if (place.sheet().get(Field.A_MA_PLACE).isPresent())
            rows.add(FormSummaryRow.of(page.t("places.good.stead"), page.t("places.good.stead.yes")));
        if (place.sheet().get(Field.REPARATION).isPresent())
            rows.add(FormSummaryRow.of(page.t("places.good.repair"), page.t("places.good.repair.yes")));
        place.sheet()
                .get(Field.LIEU_CALME)
                .ifPresent(said -> rows.add(FormSummaryRow.of(
                        page.t("places.good.quiet"), quiet(said, known.get(Field.LIEU_CALME), page))));
        add(rows, "contact", listed(place, Field.ACCES, page), page);
        add(rows, "care", listed(place, Field.PRISE_EN_CHARGE, page), page);
        add(rows, "audience", listed(place, Field.PUBLICS, page), page);
        var labels = new ArrayList<>(place.sheet().list(Field.DISPOSITIFS));
        labels.addAll(place.sheet().list(Field.FORMATIONS));
        labels.addAll(place.sheet().list(Field.AUTRES_FORMATIONS));
        add(rows, "labels", labels, page);
        return rows;
    }

    /// « Petit lieu calme, déclaré le jeudi 3 décembre 2026 par le lieu », or that the place says it is lively.
    private static String quiet(String said, @Nullable ValueProvenance provenance, Page page) {
        var words = page.t(said.equals("Oui") ? "places.good.quiet.yes" : "places.good.quiet.no");
        if (provenance == null || provenance.undated()) return words;
        var day = day(provenance.saidAt());
        return page.t(
                "places.good.quiet.declared",
                words,
                switch (provenance.said()) {
                    case ValueStatementSource.HarvestedSource _ -> page.t("places.declared.source", day);
                    case ValueStatementSource.AccountSource _ -> page.t("places.declared.person", day);
                    case ValueStatementSource.CaretakerSource _ -> page.t("places.declared.caretaker", day);
                });
    }

    /// Returns the label of a value of a closed list in the language of the page. Names of programmes are not
    /// translated.
    static String say(Field field, String label, Page page) {
        return switch (field) {
            case SERVICES -> say(PlaceService.class, label, page);
            case FRAIS -> say(Fee.class, label, page);
            case ACCES -> say(AccessMode.class, label, page);
            case ACCOMPAGNEMENT -> say(SupportMode.class, label, page);
            case PRISE_EN_CHARGE -> say(SpecialCare.class, label, page);
            case PUBLICS -> say(Audience.class, label, page);
            case TYPOLOGIE ->
                StructureTypology.of(label).map(kind -> page.t(kind.key())).orElse(label);
            case ITINERANCE -> page.t(label.equals("Fixe") ? "places.fixed" : "places.itinerant");
            case PASS_NUMERIQUE, A_MA_PLACE, REPARATION -> page.t("places.yes");
            case LIEU_CALME -> page.t(label.equals("Oui") ? "places.yes" : "places.quiet.no");
            default -> page.french(label);
        };
    }

    private static <T extends Enum<T> & ListedTerm> String say(Class<T> terms, String label, Page page) {
        return ListedTerm.of(terms, label).map(term -> page.t(term.key())).orElse(label);
    }

    /// Returns the source and the date of the last check in words: « Confirmé le jeudi 3 décembre 2026 par le
    /// lieu. » The public page does not name people.
    static String seen(ValueProvenance provenance, Page page) {
        if (provenance.undated()) return page.t("places.trust.undated");
        return provenance
                .confirmed()
                .map(confirmed -> seen(confirmed.by(), confirmed.at(), page))
                .orElseGet(() -> seen(provenance.said(), provenance.saidAt(), page));
    }

    /// Returns the age of the oldest subject of the sheet in words, such as « Vérifiée il y a 8 mois ».
    static String checked(SheetFreshness freshness, Page page) {
        if (freshness.subjects().stream().anyMatch(one -> one.oldest().undated()))
            return page.t("places.trust.undated");
        var days = freshness.subjects().stream()
                .mapToLong(SheetFreshness.SubjectFreshness::days)
                .max()
                .orElse(-1);
        if (days < 0) return page.t("places.trust.undated");
        if (days == 0) return page.t("places.trust.today");
        if (days < DAYS_OF_A_MONTH) return page.t("places.trust.days", days);
        return days < 2 * DAYS_OF_A_YEAR
                ? page.t("places.trust.months", days / DAYS_OF_A_MONTH)
                : page.t("places.trust.years", days / DAYS_OF_A_YEAR);
    }

    private static String seen(ValueStatementSource voice, Instant at, Page page) {
        return switch (voice) {
            case ValueStatementSource.HarvestedSource _ -> page.t("places.seen.source", day(at));
            case ValueStatementSource.AccountSource person -> page.t("places.seen.person", day(at));
            case ValueStatementSource.CaretakerSource caretaker -> page.t("places.seen.caretaker", day(at));
        };
    }

    static LocalDate day(Instant at) {
        return ParisTime.day(at);
    }

    private static void add(List<FormSummaryRow> rows, String what, List<String> values, Page page) {
        if (!values.isEmpty()) rows.add(FormSummaryRow.of(page.t("places.good." + what), String.join(", ", values)));
    }

    /// Returns the values of a list field in words, for one line. In French only the first value begins with a
    /// capital: « Se présenter, téléphoner ».
    private static List<String> listed(Place place, Field field, Page page) {
        var lines = new ArrayList<>(said(place, field, page));
        if (page.lang().equals("fr"))
            lines.subList(Math.min(1, lines.size()), lines.size())
                    .replaceAll(words -> words.substring(0, 1).toLowerCase(Locale.FRENCH) + words.substring(1));
        return lines;
    }

    private static List<String> said(Place place, Field field, Page page) {
        return place.sheet().list(field).stream()
                .map(label -> say(field, label, page))
                .toList();
    }
}
