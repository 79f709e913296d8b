package org.tousaidants.app.village;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.web.RunningSite;

class VillageTest extends RunningSite {
    @Autowired
    HelperDossiers dossiers;

    @Test
    void theVolunteerWentTheWholeWayAndTwoPeersOfOtherOrganisationsConcluded() {
        var odette = account(Village.ODETTE);
        var dossier = dossiers.ofAccount(networks.here().id(), odette.id()).orElseThrow();
        assertThat(dossiers.helper(networks.here().id(), dossier.helper()).orElseThrow())
                .satisfies(helper -> {
                    assertThat(helper.profile()).isEqualTo("benevole");
                    assertThat(helper.organisation()).isEqualTo("Foyer rural des Arènes");
                });
        assertThat(dossier.dossier().interview())
                .hasValueSatisfying(
                        conclusion -> assertThat(conclusion.favourable()).isTrue());
        var badge = sql.sql("select code from badges_badge where account = :account and profile = 'benevole'")
                .param("account", odette.id())
                .query(String.class)
                .single();
        assertThat(visitor().get("/verifier/" + badge).body())
                .contains("Oui, vous pouvez avoir confiance", "Odette Guérin");
        assertThat(signedIn(odette).get("/mon-dossier/entretien").body())
                .contains("Conclusion favorable", "Ce que dit Samira Haddad", "Ce que dit Marcel Roy");
        // Nobody is asked today for what happened then.
        assertThat(sql.sql("select count(*) from mail_letter where recipient = :mail and sent is not null"
                                + " and subject like '%pair%'")
                        .param("mail", Village.SAMIRA.mail())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Account account(Village.Character who) {
        return accounts.openOf(networks.here().id()).stream()
                .filter(account -> account.mail().value().equals(who.mail()))
                .findFirst()
                .orElseThrow();
    }
}
