package org.tousaidants.core.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DepartementsTest {
    @Test
    void theDepartementOfEveryCommuneHasAName() {
        assertThat(Departements.name("17")).hasValue("Charente-Maritime");
        assertThat(Departements.name("2A")).hasValue("Corse-du-Sud");
        assertThat(Departements.name("988")).hasValue("Nouvelle-Calédonie");
        assertThat(Departements.name("20")).isEmpty();
        assertThat(Communes.shipped().all())
                .allSatisfy(c -> assertThat(Departements.all()).containsKey(c.departement()));
    }
}
