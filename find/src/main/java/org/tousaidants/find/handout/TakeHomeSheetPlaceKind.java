package org.tousaidants.find.handout;

import java.util.Arrays;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.text.EnumConstantName;

/// « Visage du lieu » — the kind of a place in everyday words, with a picture instead of a photograph. The first
/// constant that matches one of the place's codes in [org.tousaidants.core.schema.Typology] is used.
enum TakeHomeSheetPlaceKind {
    BUS(TakeHomeSheetPictogram.BUS, "ENM"),
    FRANCE_SERVICES(TakeHomeSheetPictogram.HALL, "RFS", "MSAP"),
    LIBRARY(TakeHomeSheetPictogram.BOOKS, "BIB", "RELAIS_LECTURE"),
    DIGITAL(TakeHomeSheetPictogram.SCREEN, "EPN", "EPI", "FABLAB", "TIERS_LIEUX", "FABRIQUE"),
    POST_OFFICE(TakeHomeSheetPictogram.LETTER, "LA_POSTE"),
    JOBS(TakeHomeSheetPictogram.BRIEFCASE, "FT", "ML", "MDE", "MDEF", "PLIE", "CAP_EMPLOI", "CITMET", "E2C", "AFPA"),
    TOWN(TakeHomeSheetPictogram.HALL, "MUNI", "CC", "EPCI", "CCAS", "CIAS"),
    PUBLIC(
            TakeHomeSheetPictogram.HALL,
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
            TakeHomeSheetPictogram.PEOPLE,
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
    PLACE(TakeHomeSheetPictogram.HOUSE);

    private final TakeHomeSheetPictogram picture;
    private final Set<String> typologies;

    TakeHomeSheetPlaceKind(TakeHomeSheetPictogram picture, String... typologies) {
        this.picture = picture;
        this.typologies = Set.of(typologies);
    }

    static TakeHomeSheetPlaceKind of(PlaceSheet sheet) {
        // A mobile place always gets the kind of a mobile service, whatever its other kinds, because on
        // another day it is at another address.
        if (sheet.list(Field.ITINERANCE).contains("Itinérant")) return BUS;
        if (sheet.list(Field.DISPOSITIFS).contains("France Services")) return FRANCE_SERVICES;
        return Arrays.stream(values())
                .filter(face -> sheet.list(Field.TYPOLOGIE).stream().anyMatch(face.typologies::contains))
                .findFirst()
                .orElse(PLACE);
    }

    TakeHomeSheetPictogram picture() {
        return picture;
    }

    String key() {
        return "takehome.face." + EnumConstantName.low(this);
    }
}
