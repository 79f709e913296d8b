package org.tousaidants.find.findhelp;

import java.util.Arrays;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.text.ConstantName;

/// « Visage du lieu » — the kind of place in words that everybody uses, with the picture that goes with them. It
/// stands for the photograph that no source has. The first that fits is the one; the codes are those of
/// [org.tousaidants.core.schema.Typology].
enum TakeHomeFace {
    BUS(TakeHomePicture.BUS, "ENM"),
    FRANCE_SERVICES(TakeHomePicture.HALL, "RFS", "MSAP"),
    LIBRARY(TakeHomePicture.BOOKS, "BIB", "RELAIS_LECTURE"),
    DIGITAL(TakeHomePicture.SCREEN, "EPN", "EPI", "FABLAB", "TIERS_LIEUX", "FABRIQUE"),
    POST_OFFICE(TakeHomePicture.LETTER, "LA_POSTE"),
    JOBS(TakeHomePicture.BRIEFCASE, "FT", "ML", "MDE", "MDEF", "PLIE", "CAP_EMPLOI", "CITMET", "E2C", "AFPA"),
    TOWN(TakeHomePicture.HALL, "MUNI", "CC", "EPCI", "CCAS", "CIAS"),
    PUBLIC(
            TakeHomePicture.HALL,
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
            TakeHomePicture.PEOPLE,
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
    PLACE(TakeHomePicture.HOUSE);

    private final TakeHomePicture picture;
    private final Set<String> typologies;

    TakeHomeFace(TakeHomePicture picture, String... typologies) {
        this.picture = picture;
        this.typologies = Set.of(typologies);
    }

    static TakeHomeFace of(Sheet sheet) {
        // A place that comes and goes is known by that first: on another day the place is empty.
        if (sheet.list(Field.ITINERANCE).contains("Itinérant")) return BUS;
        if (sheet.list(Field.DISPOSITIFS).contains("France Services")) return FRANCE_SERVICES;
        return Arrays.stream(values())
                .filter(face -> sheet.list(Field.TYPOLOGIE).stream().anyMatch(face.typologies::contains))
                .findFirst()
                .orElse(PLACE);
    }

    TakeHomePicture picture() {
        return picture;
    }

    String key() {
        return "takehome.face." + ConstantName.low(this);
    }
}
