package org.tousaidants.find.api;

/// « Licence » — the licence of the data: anybody may use them with attribution.
final class Licence {
    static final String NAME = "Licence Ouverte 2.0";
    static final String URL = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

    private Licence() {}
}
