package org.tousaidants.label.profiles;

import org.tousaidants.core.text.ConstantName;

/// « Langue » — a language besides French in which a person helps, in the order of the page.
enum Language {
    /// French sign language.
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

    String key() {
        return "listing.language." + parameter();
    }

    String parameter() {
        return ConstantName.low(this);
    }
}
