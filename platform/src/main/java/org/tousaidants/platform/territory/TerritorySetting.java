package org.tousaidants.platform.territory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// « Réglage du territoire » — one value that a coordinator may enter; its file name is `ta.` and [#file].
public enum TerritorySetting {
    NAME("network.name", Part.NAMES, Kind.TEXT),
    SITE("site.name", Part.NAMES, Kind.TEXT),
    PHONE("help.phone", Part.CONTACT, Kind.PHONE),
    MAIL("help.mail", Part.CONTACT, Kind.MAIL),
    SENDER("mail.from", Part.CONTACT, Kind.MAIL),
    SENDER_NAME("mail.name", Part.CONTACT, Kind.TEXT),
    MAIN("colours.main", Part.COLOURS, Kind.COLOUR),
    ACCENT("colours.accent", Part.COLOURS, Kind.COLOUR),
    LANGUAGES("languages", Part.LANGUAGES, Kind.CODES),
    PUBLISHER("legal.publisher", Part.LEGAL, Kind.TEXT),
    ADDRESS("legal.address", Part.LEGAL, Kind.TEXT),
    DIRECTOR("legal.director", Part.LEGAL, Kind.TEXT),
    HOST("legal.host", Part.LEGAL, Kind.TEXT),
    CONTROLLER("legal.controller", Part.LEGAL, Kind.TEXT),
    DPO("legal.dpo", Part.LEGAL, Kind.TEXT),
    BASIS("legal.basis", Part.LEGAL, Kind.TEXT),
    AUDITED_ON("accessibility.audited-on", Part.ACCESSIBILITY, Kind.DATE),
    AUDITOR("accessibility.auditor", Part.ACCESSIBILITY, Kind.TEXT),
    RATE("accessibility.rate", Part.ACCESSIBILITY, Kind.PERCENT),
    PLAN("accessibility.plan", Part.ACCESSIBILITY, Kind.LINK);

    /// « Partie des réglages » — the section of the settings page.
    public enum Part {
        NAMES,
        CONTACT,
        COLOURS,
        LANGUAGES,
        LEGAL,
        ACCESSIBILITY
    }

    /// « Sorte de réglage » — the type of the value, which decides how it is entered and checked.
    public enum Kind {
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
    private final Part part;
    private final Kind kind;

    TerritorySetting(String file, Part part, Kind kind) {
        this.file = file;
        this.part = part;
        this.kind = kind;
    }

    public String file() {
        return file;
    }

    public Kind kind() {
        return kind;
    }

    /// The name of its form field.
    public String field() {
        return file.replace('.', '-');
    }

    public static List<TerritorySetting> of(Part part) {
        return Arrays.stream(values()).filter(one -> one.part == part).toList();
    }

    static Optional<TerritorySetting> named(String file) {
        return Arrays.stream(values()).filter(one -> one.file.equals(file)).findFirst();
    }
}
