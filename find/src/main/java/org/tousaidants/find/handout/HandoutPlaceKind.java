package org.tousaidants.find.handout;

import java.util.Arrays;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.text.ConstantName;

/// « Visage du lieu » — the kind of a place in everyday words, with a picture instead of a photograph. The
/// first kind that matches one of its codes in [org.tousaidants.core.schema.Typology] is used.
enum HandoutPlaceKind {
    BUS(HandoutPictogram.BUS, "ENM"),
    FRANCE_SERVICES(HandoutPictogram.HALL, "RFS", "MSAP"),
    LIBRARY(HandoutPictogram.BOOKS, "BIB", "RELAIS_LECTURE"),
    DIGITAL(HandoutPictogram.SCREEN, "EPN", "EPI", "FABLAB", "TIERS_LIEUX", "FABRIQUE"),
    POST_OFFICE(HandoutPictogram.LETTER, "LA_POSTE"),
    JOBS(HandoutPictogram.BRIEFCASE, "FT", "ML", "MDE", "MDEF", "PLIE", "CAP_EMPLOI", "CITMET", "E2C", "AFPA"),
    TOWN(HandoutPictogram.HALL, "MUNI", "CC", "EPCI", "CCAS", "CIAS"),
    PUBLIC(
            HandoutPictogram.HALL,
            "CAF",
            "CPAM",
            "MSA",
            "CFP",
            "PREF",
            "CD",
            "DEPT",
            "CDAS",
            "CMS",
            "MDS",
            "MDPH",
            "PAD",
            "REG"),
    TOGETHER(
            HandoutPictogram.PEOPLE,
            "CS",
            "CSC",
            "EVS",
            "ASSO",
            "MJC",
            "MQ",
            "MDH",
            "PIMMS",
            "ES",
            "RESSOURCERIE",
            "CIDFF",
            "UDAF",
            "PIJ_BIJ",
            "PI"),
    PLACE(HandoutPictogram.HOUSE);

    private final HandoutPictogram picture;
    private final Set<String> typologies;

    HandoutPlaceKind(HandoutPictogram picture, String... typologies) {
        this.picture = picture;
        this.typologies = Set.of(typologies);
    }

    static HandoutPlaceKind of(Sheet sheet) {
        // A mobile place is shown as mobile before anything else: on another day it is elsewhere.
        if (sheet.list(Field.ITINERANCE).contains("Itinérant")) return BUS;
        if (sheet.list(Field.DISPOSITIFS).contains("France Services")) return FRANCE_SERVICES;
        return Arrays.stream(values())
                .filter(face -> sheet.list(Field.TYPOLOGIE).stream().anyMatch(face.typologies::contains))
                .findFirst()
                .orElse(PLACE);
    }

    HandoutPictogram picture() {
        return picture;
    }

    String key() {
        return "takehome.face." + ConstantName.low(this);
    }
}
