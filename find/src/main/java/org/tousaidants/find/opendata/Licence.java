package org.tousaidants.find.opendata;

/// « Licence » — under which the data are given: anybody may use them, saying where they come from.
final class Licence {
    static final String NAME = "Licence Ouverte 2.0";
    static final String URL = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

    private Licence() {}
}
