package org.tousaidants.label.helpers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.label.helpers.ObservedHelperFacts.FactRecordingResult;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.judging.LabelDossier;

/// A fact that a coordinator records about a helper enters the dossier; the helper reads it, and no other
/// person may record it.
class ObservedHelperFactsTest extends RunningSite {
    @Autowired
    Helpers helpers;

    @Autowired
    HelperLabelDossiers dossiers;

    @Autowired
    ObservedHelperFacts facts;

    @Test
    void whatWasSeenEntersTheDossierAndIsReadByItsOwner() {
        var thomas = mediator();
        var helper = helper(thomas);
        var page = "/bureau/aidants/" + helper + "/constats";
        var nadia = signedIn(person(Role.COORDINATOR));
        assertThat(nadia.get(page).body()).contains("Combien de fois a-t-elle aidé quelqu’un depuis un an");
        var form = new HashMap<>(Map.of("_csrf", nadia.token(page), "constat", "actes-12-mois"));
        var empty = nadia.post(page, form);
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Choisissez une réponse.").contains("Écrivez quel papier ou quel registre");
        form.put("valeur-actes-12-mois", "140");
        form.put("source-actes-12-mois", "Feuilles de présence <b>du bus</b>");
        form.put("jour-actes-12-mois", LocalDate.now(clock).plusDays(1).toString());
        assertThat(nadia.post(page, form).body()).contains("Ce jour n’est pas encore arrivé");
        assertThat(rows(helper)).isZero();
        form.put("jour-actes-12-mois", LocalDate.now(clock).toString());
        assertThat(nadia.post(page, form).statusCode()).isEqualTo(303);
        assertThat(nadia.post(page, form).statusCode()).isEqualTo(303);
        assertThat(rows(helper)).isOne();
        assertThat(nadia.get(page).body()).contains("&lt;b&gt;du bus&lt;/b&gt;");
        assertThat(dossier(thomas).facts())
                .containsEntry("actes-12-mois", new LabelDossier.DossierFact(140, LocalDate.now(clock)));
        assertThat(signedIn(thomas).get("/mon-dossier").body()).contains("Feuilles de présence");
        assertThat(sql.sql("select distinct act from journal_entry where subject = :subject")
                        .param("subject", "helper " + helper)
                        .query(String.class)
                        .list())
                .contains("helpers.facts_read", "helpers.fact_seen");
        assertThatThrownBy(() -> sql.sql("update helpers_fact set value = 0").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is history");
    }

    @Test
    void nobodyButACoordinatorOfTheNetworkWritesAndOnlyWhatTheRulesAsk() {
        var thomas = mediator();
        var helper = helper(thomas);
        var page = "/bureau/aidants/" + helper + "/constats";
        var seen = new ObservedHelperFacts.ObservedFactInput("actes-12-mois", 140, LocalDate.now(clock), "Feuilles");
        assertThat(signedIn(thomas).get(page).statusCode()).isEqualTo(404);
        assertThat(facts.see(actor(thomas), helper, seen)).isEqualTo(new FactRecordingResult.ObservedHelperNotFound());
        var far = new TerritoryNetwork("ailleurs-constats", "Ailleurs", "16");
        networks.found(far);
        var stranger = new SignedInPerson(UUID.randomUUID(), "n@example.org", "N", Role.COORDINATOR, far);
        try (var _ = CurrentTenantScope.enter(far.id())) {
            assertThat(facts.see(stranger, helper, seen)).isEqualTo(new FactRecordingResult.ObservedHelperNotFound());
            assertThat(facts.of(stranger, helper)).isEmpty();
        }
        var nadia = actor(person(Role.COORDINATOR));
        for (var wrong : new ObservedHelperFacts.ObservedFactInput[] {
            new ObservedHelperFacts.ObservedFactInput("inconnu", 1, LocalDate.now(clock), "x"),
            new ObservedHelperFacts.ObservedFactInput("titre-mediation", 2, LocalDate.now(clock), "x"),
            new ObservedHelperFacts.ObservedFactInput("actes-12-mois", -1, LocalDate.now(clock), "x")
        }) assertThat(facts.see(nadia, helper, wrong)).isEqualTo(new FactRecordingResult.ObservedHelperNotFound());
        assertThat(facts.see(nadia, UUID.randomUUID(), seen))
                .isEqualTo(new FactRecordingResult.ObservedHelperNotFound());
        assertThat(rows(helper)).isZero();
    }

    @Test
    void aCoordinatorWritesNothingIntoHerOwnFile() {
        var nadia = person(Role.COORDINATOR);
        helpers.choose(actor(nadia), "mediateur", "17415", "Bus");
        var page = "/bureau/aidants/" + helper(nadia) + "/constats";
        var desk = signedIn(nadia);
        var refused = desk.post(
                page,
                Map.of(
                        "_csrf", desk.token(page),
                        "constat", "titre-mediation",
                        "valeur-titre-mediation", "1",
                        "source-titre-mediation", "Mon diplôme",
                        "jour-titre-mediation", LocalDate.now(clock).toString()));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("C’est votre propre dossier");
        assertThat(rows(helper(nadia))).isZero();
    }

    private Account mediator() {
        var account = person(Role.HELPER);
        helpers.choose(actor(account), "mediateur", "17415", "Bus");
        return account;
    }

    private UUID helper(Account account) {
        return dossiers.ofAccount(account.id()).orElseThrow().helper();
    }

    private LabelDossier dossier(Account account) {
        return dossiers.ofAccount(account.id()).orElseThrow().dossier();
    }

    private int rows(UUID helper) {
        return sql.sql("select count(*) from helpers_fact where helper = :helper")
                .param("helper", helper)
                .query(Integer.class)
                .single();
    }
}
