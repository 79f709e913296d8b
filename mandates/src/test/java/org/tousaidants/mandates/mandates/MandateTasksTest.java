package org.tousaidants.mandates.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.mandates.mandates.Mandate.ConsentMethod;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tasks.TaskHolders;
import org.tousaidants.platform.tasks.Tasks;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.versions.PublishedRules;

/// In every state of a mandate, exactly the people who can act have the task.
///
/// | State | Task | People |
/// |---|---|---|
/// | waits for a signature on paper | confirm | the named witness |
/// | waits for a call, by the coordination | confirm | every coordinator |
/// | waits for FranceConnect | – | nobody: the person alone acts |
/// | in force, person without mail | call the person | the coordination |
/// | person told, revoked | – | nobody |
class MandateTasksTest extends RunningSite {
    @Autowired
    Tasks tasks;

    @Autowired
    Mandates mandates;

    @Autowired
    MandateConsents mandateConsents;

    @Autowired
    LabelBadges badges;

    @Autowired
    PublishedRules rules;

    @Autowired
    Helpers helpers;

    private TaskHolders holders;
    private SignedInPerson nadia;
    private SignedInPerson helper;
    private SignedInPerson witness;

    @BeforeEach
    void everybody() {
        holders = new TaskHolders(this, tasks);
        nadia = actor(person(Role.COORDINATOR));
        for (var role : Role.values()) person(role);
        helper = holders.named(
                "helper",
                new RecognisedHelperFixture(badges, rules)
                        .make(actor(person(Role.HELPER)), nadia, LocalDate.ofInstant(clock.instant(), Mandate.HERE)));
        witness = holders.named("witness", actor(person(Role.HELPER)));
        helpers.begin(witness, "benevole", "17415", "Foyer rural de Corme");
    }

    private UUID prepared(SignedInPerson witness, ConsentMethod consent) {
        var form = new MandateForm(
                new PersonName("Germaine Petit"), List.of("social"), 31, consent, new MailAddress(witness.mail()));
        return ((Mandates.MandatePreparationResult.MandatePrepared) mandates.prepare(helper, form))
                .mandate()
                .id();
    }

    @Test
    void onPaperTheNamedWitnessAloneConfirmsThenTheCoordinationTellsThePerson() {
        var id = prepared(witness, ConsentMethod.PAPER);
        assertThat(holders.of("mandates.task.witness:" + id)).containsExactly("witness");
        assertThat(mandateConsents.saw(witness, id)).isTrue();
        assertThat(holders.of("mandates.task.witness:" + id)).isEmpty();
        assertThat(holders.of("mandates.card.waiting")).containsExactly("COORDINATOR");
        assertThat(mandateConsents.told(nadia, id)).isTrue();
        assertThat(holders.of("mandates.card.waiting")).isEmpty();
    }

    @Test
    void aCallByTheCoordinationWaitsForEveryCoordinatorUntilThePersonAgreed() {
        var id = prepared(nadia, ConsentMethod.PHONE);
        assertThat(holders.of("mandates.task.witness:" + id)).containsExactly("COORDINATOR");
        var code = mandateConsents.read(actor(person(Role.COORDINATOR)), id).orElseThrow();
        assertThat(holders.of("mandates.task.witness:" + id)).containsExactly("COORDINATOR");
        assertThat(mandateConsents.give(helper, id, code)).isTrue();
        assertThat(holders.of("mandates.task.witness:" + id)).isEmpty();
        mandateConsents.told(nadia, id);
    }

    @Test
    void aMandateThatTheHelperStopsWaitsForNobody() {
        var id = prepared(witness, ConsentMethod.PAPER);
        assertThat(mandates.end(helper, id, Mandate.MandateEndReason.values()[0], ""))
                .isTrue();
        assertThat(holders.of("mandates.task.witness:" + id)).isEmpty();
        assertThat(mandateConsents.saw(witness, id)).isFalse();
    }
}
