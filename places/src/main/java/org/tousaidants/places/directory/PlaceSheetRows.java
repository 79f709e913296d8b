package org.tousaidants.places.directory;

import java.util.ArrayList;
import java.util.List;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.web.Page;

/// « Fiche en clair » — lists the content of the public page of a place line by line, so that a person can check it.
public final class PlaceSheetRows {
    /// « Ligne de fiche » — one line of this content: a field of the sheet, its label, and its text on the page.
    public record PlaceFieldRow(Field field, String term, String value) {}

    private final List<PlaceFieldRow> lines = new ArrayList<>();
    private final Page page;

    private PlaceSheetRows(Page page) {
        this.page = page;
    }

    public static List<PlaceFieldRow> of(Place place, Page page) {
        var rows = new PlaceSheetRows(page);
        var sheet = place.sheet();
        rows.add(Field.NOM, place.name());
        rows.add(Field.TYPOLOGIE, String.join(", ", PlaceFactWords.kinds(place, page)));
        rows.add(Field.PRESENTATION_RESUME, sheet.text(Field.PRESENTATION_RESUME));
        rows.add(Field.TELEPHONE, page.phone(sheet.text(Field.TELEPHONE)));
        rows.add(Field.COURRIELS, String.join(", ", sheet.list(Field.COURRIELS)));
        rows.add(Field.SITE_WEB, String.join(", ", sheet.list(Field.SITE_WEB)));
        rows.add(Field.PRISE_RDV, sheet.text(Field.PRISE_RDV));
        rows.add(Field.ADRESSE, sheet.text(Field.ADRESSE));
        rows.add(Field.COMPLEMENT_ADRESSE, sheet.text(Field.COMPLEMENT_ADRESSE));
        rows.add(Field.COMMUNE, (sheet.text(Field.CODE_POSTAL) + " " + place.commune()).strip());
        rows.add(Field.ITINERANCE, said(place, Field.ITINERANCE, page));
        rows.add(Field.HORAIRES, hours(place, page));
        rows.add(Field.SERVICES, String.join("\n", PlaceFactWords.services(place, page)));
        for (var field : List.of(
                Field.FRAIS,
                Field.PASS_NUMERIQUE,
                Field.ACCES,
                Field.ACCOMPAGNEMENT,
                Field.A_MA_PLACE,
                Field.REPARATION,
                Field.PRISE_EN_CHARGE,
                Field.LIEU_CALME,
                Field.PUBLICS,
                Field.DISPOSITIFS,
                Field.FORMATIONS,
                Field.AUTRES_FORMATIONS)) rows.add(field, said(place, field, page));
        rows.add(Field.FICHE_ACCES_LIBRE, sheet.text(Field.FICHE_ACCES_LIBRE));
        rows.add(Field.PRESENTATION_DETAIL, sheet.text(Field.PRESENTATION_DETAIL));
        return List.copyOf(rows.lines);
    }

    private static String hours(Place place, Page page) {
        var written =
                place.sheet().get(Field.HORAIRES_TEXTE).or(() -> place.sheet().get(Field.HORAIRES));
        if (place.sheet().get(Field.HORAIRES_TEXTE).isPresent()
                || !place.hours().readable()) return written.orElse("");
        return String.join(
                "\n",
                OpeningHoursText.in(page.locale()).week(place.hours()).stream()
                        .map(line -> PlaceFactWords.sentence(line, page))
                        .toList());
    }

    private static String said(Place place, Field field, Page page) {
        return String.join(
                "\n",
                place.sheet().list(field).stream()
                        .map(label -> PlaceFactWords.say(field, label, page))
                        .toList());
    }

    private void add(Field field, String value) {
        if (!value.isEmpty()) lines.add(new PlaceFieldRow(field, page.t("places.field." + field.column()), value));
    }
}
