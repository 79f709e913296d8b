package org.tousaidants.mandate.mandates;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.openid.ProvedAct;

/// « Accord prouvé » — FranceConnect says who agrees, for that act and no other.
@Component
class MandateProof implements ProvedAct {
    static final String KIND = "mandat";

    private final Mandates mandates;

    MandateProof(Mandates mandates) {
        this.mandates = mandates;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String done(String subject, Person person) {
        return mandates.agree(UUID.fromString(subject), person) ? "/mandat/accord/oui" : "/mandat/accord/non";
    }

    @Override
    public String undone(String subject) {
        return "/mandat/accord/non";
    }
}
