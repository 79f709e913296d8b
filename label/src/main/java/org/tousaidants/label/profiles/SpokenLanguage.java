package org.tousaidants.label.profiles;

import java.util.Set;
import org.tousaidants.core.text.EnumConstantName;

/// « Langue » — a language in addition to French in which a person helps, in the order of the page.
enum SpokenLanguage {
    /// The French sign language.
    LSF,
    ENGLISH,
    ARABIC,
    AMAZIGH,
    SPANISH,
    PORTUGUESE,
    ITALIAN,
    GERMAN,
    DUTCH,
    TURKISH,
    RUSSIAN,
    UKRAINIAN,
    ROMANIAN,
    ROMANI,
    POLISH,
    ALBANIAN,
    GEORGIAN,
    DARI,
    PASHTO,
    CHINESE,
    VIETNAMESE,
    BAMBARA,
    WOLOF,
    FULA,
    LINGALA,
    SOMALI,
    TIGRINYA,
    POITEVIN_SAINTONGEAIS;

    /// Codes of the départements in which this regional language is spoken.
    private static final Set<String> POITOU = Set.of("16", "17", "79", "85", "86");

    boolean isOffered(String departement) {
        return this != POITEVIN_SAINTONGEAIS || POITOU.contains(departement);
    }

    String key() {
        return "listing.language." + parameter();
    }

    String parameter() {
        return EnumConstantName.low(this);
    }
}
