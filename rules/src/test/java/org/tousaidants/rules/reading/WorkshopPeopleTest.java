package org.tousaidants.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.protocol.RuleFileSchemas;

/// Tests that the rules name the people of the workshops of 22 and 23 October 2020 as the booklet names them, and no
/// one else.
class WorkshopPeopleTest {
    private static String file(String name) {
        var text = RulesFolder.shipped("base").orElseThrow().files().get(name);
        assertThat(text).as(name).isNotNull();
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void theSourcesNameTheOrganisersAndThePeopleOfPix() {
        assertThat(file(RuleFileSchemas.IDENTITY))
                .contains("les 22 et 23 octobre 2020", "plus de 200 participants")
                .contains("Soluris, Net Solidaire et Hubik", "Déborah Dobaire et Marie Bancal, de Pix");
        assertThat(file(RuleFileSchemas.SKILLS)).contains("Déborah Dobaire et Marie Bancal");
    }

    @Test
    void peopleWhomTheBookletDoesNotNameAtAWorkshopAreSaidToBeUnnamed() {
        assertThat(file(RuleFileSchemas.IDENTITY)).contains("Il ne nomme personne d’autre aux ateliers");
        // The booklet quotes these people elsewhere: an interview is no workshop.
        for (var name : new String[] {RuleFileSchemas.IDENTITY, RuleFileSchemas.SKILLS})
            assertThat(file(name)).doesNotContain("Dulude", "Nédellec", "Gasté", "Denis", "Mercier");
    }
}
