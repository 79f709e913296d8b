package org.tousaidants.label.interviews;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.versions.PublishedRules;

/// A site with helpers who lack only their interview, made through the services.
abstract class InterviewSite extends RunningSite {
    @Autowired
    HelperLabelDossiers dossiers;

    @Autowired
    PublishedRules rules;

    @Autowired
    InterviewsAsPeer peerInterviews;

    @Autowired
    LabelPeerInterviews interviews;

    @Autowired
    Helpers helpers;

    final Map<UUID, Visitor> visitors = new HashMap<>();

    LabelPeerInterviews.OwnInterviewResult.OwnInterviewFound found(SignedInPerson self) {
        return (LabelPeerInterviews.OwnInterviewResult.OwnInterviewFound) interviews.mine(self);
    }

    SignedInPerson begins(TerritoryNetwork network, String name, String organisation) {
        var mail = new MailAddress("d-" + UUID.randomUUID() + "@example.org");
        var account = ((Accounts.AccountOpeningResult.NewAccountOpened)
                        accounts.found(network, mail, new PersonName(name), Role.HELPER))
                .account();
        var actor = new SignedInPerson(account.id(), mail.value(), name, Role.HELPER, network);
        helpers.begin(actor, "benevole", "17415", organisation);
        return actor;
    }

    void ready(SignedInPerson actor) {
        proved(dossiers.ofAccount(actor.id()).orElseThrow().helper());
    }

    void proved(UUID helper) {
        sql.sql("""
            insert into pix_proof (id, helper, evidence, on_day, source, seen, levels, actor, recorded_at)
            values (:id, :helper, 'ATTESTATION', :on, 'Essai', 'Essai', :levels::jsonb, :id, now())\
            """)
                .param("id", UUID.randomUUID())
                .param("helper", helper)
                .param("on", LocalDate.ofInstant(clock.instant(), ParisTime.ZONE))
                .param(
                        "levels",
                        rules.now().protocol().skills().of("benevole").keySet().stream()
                                .map(id -> "\"" + id + "\": 6")
                                .collect(java.util.stream.Collectors.joining(",", "{", "}")))
                .update();
    }

    void later(Duration by) {
        clock.advance(by);
        visitors.clear();
    }
}
