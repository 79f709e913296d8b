package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;

/// Formats texts of the coordination pages about a place, its changes and the sources of its values.
final class PlaceDeskText {
    private static final int VALUE_MAX = 160;

    private PlaceDeskText() {}

    /// Formats a number of days as « 4 ans » or « 18 mois » instead of « 1 460 jours ».
    static String span(int days, Page page) {
        if (days % 365 == 0) return page.t("places.known.years", days / 365);
        return days % 30 == 0 ? page.t("places.known.months", days / 30) : page.t("places.known.days", days);
    }

    static String shown(Field field, String value, Page page) {
        var words = FieldValueText.of(field, value, page);
        return words.length() <= VALUE_MAX ? words : words.substring(0, VALUE_MAX) + "…";
    }

    /// Formats the address on one line, « 12 rue du Port, 17100 Saintes », because several places of a network
    /// may have the same name.
    static String where(Place place) {
        var town = (place.sheet().text(Field.CODE_POSTAL) + " " + place.commune()).strip();
        var street = place.sheet().text(Field.ADRESSE);
        return street.isEmpty() ? town : street + ", " + town;
    }

    static String did(PlaceChange change, Place place, Map<PlaceId, Places.SourceRecordName> called, Page page) {
        return switch (change.act()) {
            case SAID -> page.t("places.desk.says");
            case CONFIRMED -> page.t("places.desk.confirms");
            case WITHDREW -> page.t("places.desk.withdrew");
            case CLOSED -> page.t("places.desk.closes");
            case REOPENED -> page.t("places.desk.reopens");
            case GROUPED, SEPARATED -> {
                var mine = change.place().equals(place.id());
                var other = change.other().orElse(change.place());
                if (change.act() == PlaceChange.PlaceChangeAct.SEPARATED)
                    yield mine
                            ? page.t("places.desk.restored", name(called, other))
                            : page.t("places.desk.separated", name(called, change.place()));
                yield mine || other.equals(place.id())
                        ? page.t("places.desk.grouped", name(called, mine ? other : change.place()))
                        : page.t("places.desk.grouped.others", name(called, change.place()), name(called, other));
            }
        };
    }

    private static String name(Map<PlaceId, Places.SourceRecordName> called, PlaceId record) {
        return Optional.ofNullable(called.get(record))
                .map(Places.SourceRecordName::name)
                .orElse("");
    }

    static String who(ValueStatementSource voice, Page page) {
        return switch (voice) {
            case ValueStatementSource.HarvestedSource source -> page.t("places.desk.source", source.name());
            case ValueStatementSource.AccountSource person -> person.name();
            case ValueStatementSource.CaretakerSource caretaker -> page.t("places.desk.caretaker");
        };
    }

    private static String day(Instant at, Page page) {
        var day = PlaceFactWords.day(at);
        return day.equals(Field.UNDATED) ? page.t("places.trust.undated") : page.shortDay(day);
    }

    static String hint(ValueProvenance known, Page page) {
        var source = page.t("places.desk.said", who(known.said(), page), day(known.saidAt(), page));
        return known.confirmed()
                .filter(confirmed -> !confirmed.at().equals(known.saidAt()))
                .map(confirmed -> source + " "
                        + page.t("places.desk.confirmed", who(confirmed.by(), page), day(confirmed.at(), page)))
                .orElse(source);
    }

    static List<FormChoice> choices(Field field, Page page) {
        return field.terms().stream()
                .map(label -> FormChoice.of(label, PlaceFactWords.say(field, label, page)))
                .toList();
    }

    /// Returns the kinds of the place as checkboxes; unticking a box removes the kind.
    static List<FormChoice> kindsOf(Place place, Page page) {
        return place.sheet().list(Field.TYPOLOGIE).stream()
                .map(code -> FormChoice.of(code, PlaceFactWords.say(Field.TYPOLOGIE, code, page)))
                .toList();
    }
}
