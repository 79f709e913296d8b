package org.tousaidants.label.helpers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationsTest {
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
        assertThat(Organisations.key(one)).isEqualTo(Organisations.key(other)).isNotEmpty();
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
        assertThat(Organisations.key(one)).isNotEqualTo(Organisations.key(other));
    }

    @Test
    void whoHelpsAloneIsNobodysColleagueAndSmallWordsAloneAreStillAName() {
        assertThat(Organisations.alone("Aucune")).isTrue();
        assertThat(Organisations.alone("Aucune idée")).isFalse();
        assertThat(Organisations.key("")).isEmpty();
        assertThat(Organisations.key("La D.E.")).isNotEmpty();
        assertThat(Organisations.key("…")).isEmpty();
    }
}
