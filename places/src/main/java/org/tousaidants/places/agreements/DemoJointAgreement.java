package org.tousaidants.places.agreements;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Accord de la démonstration » — publishes two versions of the agreement of the demonstration: one structure signed
/// the first, one signed both, one did not sign.
@Component
public class DemoJointAgreement {
    private static final String HOST = "Syndicat mixte du numérique (inventé)";

    private final JointAgreements agreements;
    private final Clock clock;

    DemoJointAgreement(JointAgreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    public void begin(SignedInPerson by) {
        publish(by, agreements.model(), "");
        var host = add(by, HOST);
        var centre = add(by, "Centre social du Vallon");
        add(by, "Médiathèque du Bastion");
        host.ifPresent(id -> sign(by, id, "Hélène Marchand", "présidente"));
        centre.ifPresent(id -> sign(by, id, "Bruno Lafaye", "directeur"));
        publish(
                by,
                agreements.model().replace("tous les six mois", "tous les trois mois"),
                "Les comptes sont revus plus souvent.");
        host.ifPresent(id -> sign(by, id, "Hélène Marchand", "présidente"));
    }

    private Optional<UUID> add(SignedInPerson by, String name) {
        return agreements.add(
                by,
                new MemberStructure(
                        UUID.randomUUID(), name, Optional.empty(), "", "", "fr", Instant.now(clock), Optional.empty()));
    }

    /// The parts that the invented territory did not fill get an invented value.
    private void publish(SignedInPerson by, String text, String note) {
        agreements.begin(by);
        var filled =
                text.replace("[nom de la structure porteuse]", HOST).replaceAll("\\[[^\\]\\n]+]", "donnees@exemple.fr");
        agreements.draft(by).ifPresent(draft -> agreements.save(by, draft.hash(), filled, note));
        agreements.draft(by).ifPresent(draft -> agreements.publish(by, draft.hash()));
    }

    private void sign(SignedInPerson by, UUID structure, String name, String quality) {
        agreements
                .current()
                .inForce()
                .ifPresent(version -> agreements.signOnPaper(
                        by,
                        structure,
                        version.hash(),
                        new AgreementAct.Signatory(name, quality, ""),
                        ParisTime.today(clock)));
    }
}
