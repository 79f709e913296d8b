package org.tousaidants.find.api;

/// « Licence » — the licence of the data, which allows any use with attribution.
final class OpenDataLicence {
    static final String NAME = "Licence Ouverte 2.0";
    static final String URL = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

    private OpenDataLicence() {}
}
