package org.tousaidants.label.helpers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationNameComparisonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CCAS de Saintes | C.C.A.S. SAINTES",
                "CCAS de Saint-Jean-d’Angély | Centre communal d'action sociale St Jean d'Angely",
                "Médiathèque de l’Éperon | mediatheque  de l'eperon",
                "Mairie de Royan | Ville de Royan",
                "France Services de Saintes | France service, Saintes",
                "Maison France services de Saintes | France services Saintes",
                "Communauté d’agglomération de Saintes | CDA Saintes",
                "Conseil départemental de la Charente-Maritime | Département de Charente Maritime",
                "Association Hubik | hubik"
            })
    void typingVariantsAreOneOrganisation(String one, String other) {
        assertThat(OrganisationNameComparison.key(one))
                .isEqualTo(OrganisationNameComparison.key(other))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CCAS de Saintes | CCAS de Royan",
                "CCAS de Saintes | Mairie de Saintes",
                "CIAS de Saintes | CCAS de Saintes",
                "Saint-Jean | Sainte-Jeanne"
            })
    void othersStayApart(String one, String other) {
        assertThat(OrganisationNameComparison.key(one)).isNotEqualTo(OrganisationNameComparison.key(other));
    }

    @Test
    void whoHelpsAloneIsNobodysColleagueAndSmallWordsAloneAreStillAName() {
        assertThat(OrganisationNameComparison.alone("Aucune")).isTrue();
        assertThat(OrganisationNameComparison.alone("Aucune idée")).isFalse();
        assertThat(OrganisationNameComparison.key("")).isEmpty();
        assertThat(OrganisationNameComparison.key("La D.E.")).isNotEmpty();
        assertThat(OrganisationNameComparison.key("…")).isEmpty();
    }
}
