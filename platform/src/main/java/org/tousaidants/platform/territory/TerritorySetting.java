package org.tousaidants.platform.territory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// « Réglage du territoire » — one setting that a coordinator may enter. Its name in the settings file is `ta.`
/// followed by [#file].
public enum TerritorySetting {
    NAME("network.name", SettingSection.NAMES, SettingKind.TEXT),
    SITE("site.name", SettingSection.NAMES, SettingKind.TEXT),
    PHONE("help.phone", SettingSection.CONTACT, SettingKind.PHONE),
    MAIL("help.mail", SettingSection.CONTACT, SettingKind.MAIL),
    SENDER("mail.from", SettingSection.CONTACT, SettingKind.MAIL),
    SENDER_NAME("mail.name", SettingSection.CONTACT, SettingKind.TEXT),
    MAIN("colours.main", SettingSection.COLOURS, SettingKind.COLOUR),
    ACCENT("colours.accent", SettingSection.COLOURS, SettingKind.COLOUR),
    LANGUAGES("languages", SettingSection.LANGUAGES, SettingKind.CODES),
    PUBLISHER("legal.publisher", SettingSection.LEGAL, SettingKind.TEXT),
    ADDRESS("legal.address", SettingSection.LEGAL, SettingKind.TEXT),
    DIRECTOR("legal.director", SettingSection.LEGAL, SettingKind.TEXT),
    HOST("legal.host", SettingSection.LEGAL, SettingKind.TEXT),
    CONTROLLER("legal.controller", SettingSection.LEGAL, SettingKind.TEXT),
    DPO("legal.dpo", SettingSection.LEGAL, SettingKind.TEXT),
    BASIS("legal.basis", SettingSection.LEGAL, SettingKind.TEXT),
    AUDITED_ON("accessibility.audited-on", SettingSection.ACCESSIBILITY, SettingKind.DATE),
    AUDITOR("accessibility.auditor", SettingSection.ACCESSIBILITY, SettingKind.TEXT),
    RATE("accessibility.rate", SettingSection.ACCESSIBILITY, SettingKind.PERCENT),
    PLAN("accessibility.plan", SettingSection.ACCESSIBILITY, SettingKind.LINK);

    /// « Partie des réglages » — the section of the settings page.
    public enum SettingSection {
        NAMES,
        CONTACT,
        COLOURS,
        LANGUAGES,
        LEGAL,
        ACCESSIBILITY
    }

    /// « Sorte de réglage » — the type of the value, which decides how it is entered and checked.
    public enum SettingKind {
        TEXT,
        PHONE,
        MAIL,
        COLOUR,
        CODES,
        DATE,
        PERCENT,
        LINK
    }

    private final String file;
    private final SettingSection part;
    private final SettingKind kind;

    TerritorySetting(String file, SettingSection part, SettingKind kind) {
        this.file = file;
        this.part = part;
        this.kind = kind;
    }

    public String file() {
        return file;
    }

    public SettingKind kind() {
        return kind;
    }

    /// Returns the name of the form field of this setting.
    public String field() {
        return file.replace('.', '-');
    }

    public static List<TerritorySetting> of(SettingSection part) {
        return Arrays.stream(values()).filter(one -> one.part == part).toList();
    }

    static Optional<TerritorySetting> named(String file) {
        return Arrays.stream(values()).filter(one -> one.file.equals(file)).findFirst();
    }
}
